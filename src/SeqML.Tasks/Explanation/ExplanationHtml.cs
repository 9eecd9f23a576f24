using System.Globalization;
using System.Text;
using SeqML.Training.History.Charts;

namespace SeqML.Tasks.Explanation;

/// <summary>An explanation as HTML. Its colours are told apart by those who do not see red from green, and are not all that tells for from against.</summary>
internal static class ExplanationHtml
{
    private const string For = "86,156,255";
    private const string Against = "255,159,64";

    /// <summary>How deep the colour of the strongest word is: black letters stay readable on it.</summary>
    private const double Deepest = 0.75;

    public static string Of(TextExplanation explanation)
    {
        var html = new StringBuilder("<div class=\"seqml-explanation\" dir=\"auto\" style=\"background:#fff;color:#111;padding:.5em;line-height:1.8;white-space:pre-wrap;overflow-wrap:anywhere\">");
        var name = explanation.ClassName ?? string.Create(CultureInfo.InvariantCulture, $"class {explanation.ClassIndex}");
        html.Append(explanation.IsValue
            ? string.Create(CultureInfo.InvariantCulture, $"<strong>{explanation.Answer:0.####}</strong>")
            : string.Create(CultureInfo.InvariantCulture, $"<strong>{Markup.Escape(name)}</strong> {explanation.Answer:P1}"));
        html.Append(CultureInfo.InvariantCulture, $" <small>({NameOf(explanation.Method)})</small>\n");
        var strongest = explanation.Words.Count == 0 ? 0 : explanation.Words.Max(word => Math.Abs(word.Score));
        var end = 0;
        foreach (var word in explanation.Words)
        {
            html.Append(Markup.Escape(explanation.Text[end..word.Start]));
            Append(html, word, strongest);
            end = word.Start + word.Length;
        }
        return html.Append(Markup.Escape(explanation.Text[end..])).Append("</div>").ToString();
    }

    private static void Append(StringBuilder html, WordImportance word, float strongest)
    {
        var depth = strongest > 0 ? Deepest * Math.Abs(word.Score) / strongest : 0;
        var isAgainst = word.Score < 0;
        html.Append(CultureInfo.InvariantCulture, $"<span title=\"{word.Score:+0.0000;-0.0000;0}\" style=\"background:rgba({(isAgainst ? Against : For)},{depth:0.###});border-radius:.2em");
        if (isAgainst)
            html.Append(";text-decoration:underline dotted");
        html.Append("\">").Append(Markup.Escape(word.Word)).Append("</span>");
    }

    private static string NameOf(ExplanationMethod method) => method switch
    {
        ExplanationMethod.Attention => "attention",
        ExplanationMethod.GradientTimesInput => "gradient x input",
        _ => "integrated gradients",
    };
}
