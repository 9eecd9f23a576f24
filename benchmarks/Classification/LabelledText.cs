using SeqML.Text.Tokenization;

namespace Classification;

/// <summary>A text, in lower case and without line breaks and tabs, and its class.</summary>
internal sealed record LabelledText(string Text, int Class)
{
    /// <summary>Its words, as a model of texts splits them.</summary>
    public string[] Words
    {
        get
        {
            var words = new List<string>();
            foreach (var token in WordTokenizer.Tokenize(Text))
                words.Add(token.In(Text).ToString());
            return [.. words];
        }
    }
}
