using System.Globalization;
using System.Text;
using SeqML.Text.Normalization.Characters;

namespace SeqML.Text.Normalization;

/// <summary>
/// Removes control characters and those that are not seen: soft hyphens, zero-width spaces, byte order marks, marks of direction. Tabs and line breaks are white space and stay.
/// Joiners stay where they make a difference, which is after letters other than ASCII and within emoji.
/// </summary>
public sealed record RemoveControlCharacters : NormalizationStage
{
    private const string WhiteSpace = "\t\n\v\f\r\u0085";

    /// <summary>Signs that Unicode counts as format characters since they stand over the digits that follow; they are seen.</summary>
    private const string Seen = "\u0600\u0601\u0602\u0603\u0604\u0605\u06DD\u070F\u0890\u0891\u08E2\U000110BD\U000110CD";

    private static readonly CharacterClass Controls = new([UnicodeCategory.Control, UnicodeCategory.Format], keep: WhiteSpace + Seen);

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        var source = editor.Source;
        // Whether a joiner stays depends on the last character before it that stays itself.
        var (stayingEnd, removedEnd) = (0, -1);
        for (var i = 0; (i = Controls.IndexIn(source, i)) >= 0;)
        {
            var length = Controls.LengthAt(source, i);
            if (i != removedEnd)
                stayingEnd = i;
            if (!Joins(source, i, stayingEnd))
            {
                editor.Remove(i, length);
                removedEnd = i + length;
            }
            i += length;
        }
        editor.Commit();
    }

    private static bool Joins(ReadOnlySpan<char> text, int place, int before)
    {
        if (before == 0 || char.IsAscii(text[place]))
            return false;
        Rune.DecodeFromUtf16(text[place..], out var rune, out _);
        Rune.DecodeLastFromUtf16(text[..before], out var last, out _);
        return rune.Value switch
        {
            // The joiner and the non-joiner, of Arabic, Indian scripts and emoji.
            0x200C or 0x200D => !last.IsAscii && Rune.GetUnicodeCategory(last)
                is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol,
            // The letters by which a black flag is that of Scotland.
            >= 0xE0020 and <= 0xE007F => last.Value is 0x1F3F4 or (>= 0xE0020 and <= 0xE007F),
            _ => false,
        };
    }
}
