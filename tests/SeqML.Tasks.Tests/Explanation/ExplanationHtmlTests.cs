using SeqML.Tasks.Explanation;

namespace SeqML.Tasks.Tests.Explanation;

public sealed class ExplanationHtmlTests
{
    [Fact]
    public void Words_are_coloured_titled_and_escaped_and_what_is_between_stays()
    {
        var html = Explain("<b> & \"it\"!", ("<b>", 0, 0.5f), ("it", 7, -1), ("!", 10, 0)) with { ClassName = "good & <new>" };
        var found = html.ToHtml();
        Assert.StartsWith("<div class=\"seqml-explanation\" dir=\"auto\" style=\"", found, StringComparison.Ordinal);
        Assert.EndsWith("""
            <strong>good &amp; &lt;new&gt;</strong> 87.5 % <small>(integrated gradients)</small>
            <span title="+0.5000" style="background:rgba(86,156,255,0.375);border-radius:.2em">&lt;b&gt;</span> &amp; &quot;<span title="-1.0000" style="background:rgba(255,159,64,0.75);border-radius:.2em;text-decoration:underline dotted">it</span>&quot;<span title="0" style="background:rgba(86,156,255,0);border-radius:.2em">!</span></div>
            """.ReplaceLineEndings("\n"), found, StringComparison.Ordinal);
    }

    [Fact]
    public void What_HTML_cannot_hold_is_replaced_and_nothing_is_lost_of_a_text_without_words()
    {
        var found = Explain("\0a\uD800b \U0001F44D\u0085\n", []).ToHtml();
        Assert.Contains("\uFFFDa\uFFFDb &#128077;\uFFFD\n</div>", found, StringComparison.Ordinal);
        Assert.Contains("<strong>class 1</strong>", found, StringComparison.Ordinal);
    }

    [Fact]
    public void The_strongest_score_is_the_deepest_and_zeros_have_no_colour()
    {
        Assert.Contains("<span title=\"0\" style=\"background:rgba(86,156,255,0);", Explain("a", ("a", 0, 0)).ToHtml(), StringComparison.Ordinal);
        Assert.Contains("title=\"+0.2500\" style=\"background:rgba(86,156,255,0.75)", Explain("a", ("a", 0, 0.25f)).ToHtml(), StringComparison.Ordinal);
    }

    private static TextExplanation Explain(string text, params (string Word, int Start, float Score)[] words) => new()
    {
        Text = text,
        Method = ExplanationMethod.IntegratedGradients,
        ClassIndex = 1,
        Answer = 0.875f,
        Words = [.. words.Select((word, index) => new WordImportance(word.Word, index, word.Start, word.Word.Length, word.Score))],
    };
}
