using SeqML.Text.Tokenization;
using SeqML.Text.Tokenization.Sentences;

namespace TextEvaluation;

/// <summary>The tokens of each sentence by itself: the Penn Treebank's rules take only the last stop of a text for one.</summary>
internal sealed class SentenceBySentence(Tokenizer tokenizer) : Tokenizer
{
    private readonly SentenceSplitter splitter = new();

    public override void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        var sentences = new List<TextSpan>();
        splitter.Tokenize(text, sentences);
        var words = new List<TextSpan>();
        foreach (var sentence in sentences)
        {
            words.Clear();
            tokenizer.Tokenize(sentence.In(text), words);
            foreach (var word in words)
                tokens.Add(word with { Start = sentence.Start + word.Start });
        }
    }
}
