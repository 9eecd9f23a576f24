using System.Globalization;
using System.Net;
using System.Text;

namespace SeqML.Training.History.Charts;

/// <summary>A page as it grows. What is put into the markup is escaped; numbers are written in the invariant culture.</summary>
internal sealed class Markup
{
    private readonly StringBuilder text = new();

    /// <summary>Adds markup; the values in it are text, however they look.</summary>
    public Markup Add(FormattableString markup)
    {
        var values = markup.GetArguments();
        var escaped = new object[values.Length];
        for (var i = 0; i < values.Length; i++)
            escaped[i] = values[i] switch
            {
                Markup inner => inner.ToString(),
                IFormattable number => number, // numbers have nothing to escape, and may have a format
                var value => Escape(value?.ToString() ?? ""),
            };
        text.AppendFormat(CultureInfo.InvariantCulture, markup.Format, escaped);
        return this;
    }

    /// <summary>Adds markup as it is.</summary>
    public Markup AddRaw(ReadOnlySpan<char> markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>Text as HTML and XML write it; what they have no way to write, control characters and halves of characters, becomes U+FFFD.</summary>
    public static string Escape(string value)
    {
        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes()) // of half a surrogate pair it makes U+FFFD
            clean.Append((Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r')) || rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        return WebUtility.HtmlEncode(clean.ToString());
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
