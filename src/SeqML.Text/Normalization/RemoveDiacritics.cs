using System.Text;
using SeqML.Text.Normalization.Unicode;

namespace SeqML.Text.Normalization;

/// <summary>
/// Removes diacritics from letters, however they are written: é becomes e, ł l, й и. What other scripts write as marks stays, as vowels of Hebrew, Arabic and Hindi, and so do ß and æ, which are letters of
/// their own, and signs such as ≠.
/// </summary>
public sealed record RemoveDiacritics : NormalizationStage
{
    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        var source = editor.Source;
        if (source.IndexOfAnyExceptInRange('\0', (char)(Diacritics.First - 1)) < 0)
            return;
        var table = Diacritics.Instance;
        for (var i = 0; i < source.Length;)
        {
            if (source[i] < Diacritics.First)
            {
                var run = source[i..].IndexOfAnyExceptInRange('\0', (char)(Diacritics.First - 1));
                i = run < 0 ? source.Length : i + run;
                continue;
            }
            var letter = table[source[i]];
            if (letter == source[i])
            {
                i++;
            }
            else if (letter != Diacritics.Nothing)
            {
                editor.Replace(i++, letter);
            }
            else
            {
                var start = i;
                while (i < source.Length && source[i] >= Diacritics.First && table[source[i]] == Diacritics.Nothing)
                    i++;
                Rune.DecodeLastFromUtf16(source[..start], out var before, out _);
                if (start == 0 || !Diacritics.IsSign(Rune.GetUnicodeCategory(before)))
                    editor.Remove(start, i - start);
            }
        }
        editor.Commit();
    }
}
