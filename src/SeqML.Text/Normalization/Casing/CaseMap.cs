using System.Buffers;
using System.Text;

namespace SeqML.Text.Normalization.Casing;

/// <summary>Changes the case of text in place, a unit for a unit: Unicode's simple mappings, by the invariant culture. ASCII goes by vectors, the rest by a table.</summary>
internal sealed class CaseMap
{
    /// <summary>To lower case.</summary>
    public static readonly CaseMap Lower = new(Ascii.ToLowerInPlace, char.ToLowerInvariant, Rune.ToLowerInvariant, hasFinalSigma: true);

    /// <summary>To upper case.</summary>
    public static readonly CaseMap Upper = new(Ascii.ToUpperInPlace, char.ToUpperInvariant, Rune.ToUpperInvariant, hasFinalSigma: false);

    private readonly AsciiMap ascii;
    private readonly Func<Rune, Rune> ofRune;
    private readonly bool hasFinalSigma;
    private readonly Lazy<char[]> table;

    private CaseMap(AsciiMap ascii, Func<char, char> ofUnit, Func<Rune, Rune> ofRune, bool hasFinalSigma)
    {
        (this.ascii, this.ofRune, this.hasFinalSigma) = (ascii, ofRune, hasFinalSigma);
        // Where a machine has ICU, each question is a call of native code: one for each unit, once.
        table = new(() => [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => ofUnit((char)unit))]);
    }

    private delegate OperationStatus AsciiMap(Span<char> text, out int written);

    /// <summary>Maps a text.</summary>
    /// <returns>Whether any of it is not ASCII: only then can something be left that has no mapping to one unit.</returns>
    public bool Apply(Span<char> text)
    {
        ascii(text, out var i);
        if (i == text.Length)
            return false;
        var map = table.Value;
        while (i < text.Length)
        {
            var unit = text[i];
            if (char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                ofRune(new Rune(unit, text[i + 1])).EncodeToUtf16(text[i..]); // no mapping of Unicode leaves its plane
                i += 2;
            }
            else
            {
                text[i] = hasFinalSigma && unit == FinalSigma.Capital && FinalSigma.IsAt(text, i) ? FinalSigma.Small : map[unit];
                i++;
                // Texts of other scripts have blanks and digits among their letters: vectors pay from a few units of ASCII on.
                if (char.IsAscii(unit))
                {
                    ascii(text[i..], out var run);
                    i += run;
                }
            }
        }
        return true;
    }
}
