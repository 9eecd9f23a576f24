using SeqML.TestKit;
using SeqML.Text.Tokenization.Sentences;
using TextEvaluation;

namespace SeqML.Text.Tests.Sentences;

/// <summary>UD English EWT, as benchmarks/TextEvaluation scores it. docs/results.md has the figures; the bounds here are a little below.</summary>
public sealed class SentenceTreebankTests
{
    [SkippableTheory]
    [InlineData("dev", 85)]
    [InlineData("test", 80)]
    public void Sentences_of_a_treebank_are_found(string part, double least)
    {
        var folder = SharedData.Find("ud-ewt");
        Skip.If(folder is null, SharedData.Absent);
        var treebank = RawTreebank.English(Path.GetDirectoryName(folder)!, part);
        var found = Tokenization.Tokens.SpansOf(new SentenceSplitter(), treebank.Text);
        var score = SpanScore.Of(found, treebank.Sentences);
        Assert.True(score.F1 >= least, FormattableString.Invariant($"Expected an F1 of at least {least}, found {score.F1:0.00}."));
    }
}
