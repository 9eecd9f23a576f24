using System.Text;
using SeqML.Text.Corpora;
using SeqML.Text.Tokenization;

namespace TextEvaluation;

/// <summary>A treebank as the raw text that it was made of, and where its sentences and words stand in it.</summary>
/// <remarks>As the CoNLL 2018 shared task made raw text: a blank between words unless SpaceAfter=No, a blank line before new paragraphs and documents (# newpar, # newdoc).</remarks>
internal sealed record RawTreebank(string Text, IReadOnlyList<TextSpan> Sentences, IReadOnlyList<TextSpan> Words)
{
    /// <summary>The part "train", "dev" or "test" of UD English EWT.</summary>
    public static RawTreebank English(string data, string part) =>
        Of(ConlluReader.ReadFile(Path.Combine(data, "ud-ewt", $"en_ewt-ud-{part}.conllu{(part == "train" ? ".gz" : "")}")));

    private static RawTreebank Of(IEnumerable<ConlluSentence> treebank)
    {
        var text = new StringBuilder();
        var (sentences, words) = (new List<TextSpan>(), new List<TextSpan>());
        var space = false;
        foreach (var sentence in treebank)
        {
            if (text.Length > 0 && sentence.Comments.Any(comment => comment.StartsWith("# newpar", StringComparison.Ordinal) || comment.StartsWith("# newdoc", StringComparison.Ordinal)))
                text.Append("\n\n");
            else if (space)
                text.Append(' ');
            var start = text.Length;
            for (var i = 0; i < sentence.Tokens.Count; i++)
            {
                var token = sentence.Tokens[i];
                if (token.Kind == ConlluTokenKind.EmptyNode)
                    continue;
                if (i > 0 && space)
                    text.Append(' ');
                // The words of a range stand in the text one right after the other ("do", "n't"); it is the range that says what follows.
                space = token.SpaceAfter;
                if (token.Kind == ConlluTokenKind.Range)
                {
                    var last = token.Id[(token.Id.IndexOf('-', StringComparison.Ordinal) + 1)..];
                    var range = token.Form;
                    var from = text.Length;
                    do
                        Add(sentence.Tokens[++i].Form);
                    while (sentence.Tokens[i].Id != last);
                    if (text.ToString(from, text.Length - from) != range)
                        throw new InvalidDataException($"Expected the words of '{range}' to make it up in {sentence.SentId}, found '{text.ToString(from, text.Length - from)}'.");
                }
                else
                    Add(token.Form);
            }
            sentences.Add(new TextSpan(start, text.Length - start));
        }
        return new(text.ToString(), sentences, words);

        void Add(string form)
        {
            words.Add(new TextSpan(text.Length, form.Length));
            text.Append(form);
        }
    }
}
