using System.Globalization;
using SeqML.Text.Normalization.Editing;
using SeqML.Text.Normalization.Social;

namespace SeqML.Text.Normalization;

/// <summary>Makes words of hashtags: "#GoodMorning" becomes "Good Morning", and "#top_10" "top 10". Words that nothing parts, as in "#goodmorning", stay together.</summary>
/// <remarks>A word ends at an underscore, between a small letter or a digit and a capital one, between a letter and a digit, and before the last of several capitals that a small letter follows ("#NBAFinals").</remarks>
public sealed record SplitHashtags : NormalizationStage
{
    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        var finder = new HashtagFinder(editor.Source);
        for (var end = -1; finder.MoveNext(out var found); end = found.End)
            Split(ref editor, found.Start, found.End, follows: found.Start == end);
        editor.Commit();
    }

    /// <param name="editor">The change.</param>
    /// <param name="start">The sign.</param>
    /// <param name="end">The end of the hashtag.</param>
    /// <param name="follows">Whether another hashtag stands right before.</param>
    private static void Split(ref TextEditor editor, int start, int end, bool follows)
    {
        var source = editor.Source;
        var i = start + 1;
        while (source[i] == '_')
            i++;
        editor.Replace(start, i - start, follows ? " " : "");
        for (i++; i < end; i++)
        {
            var underscores = i;
            while (i < end && source[i] == '_')
                i++;
            if (i > underscores)
                editor.Replace(underscores, i - underscores, i < end ? " " : "");
            else if (EndsWord(source[..end], i))
                editor.Insert(i, " ");
        }
    }

    private static bool EndsWord(ReadOnlySpan<char> text, int place)
    {
        var (before, after) = (CharUnicodeInfo.GetUnicodeCategory(text[place - 1]), CharUnicodeInfo.GetUnicodeCategory(text[place]));
        return after switch
        {
            UnicodeCategory.UppercaseLetter => before is UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber
                || (before == UnicodeCategory.UppercaseLetter && place + 1 < text.Length && char.IsLower(text[place + 1])),
            UnicodeCategory.DecimalDigitNumber => before is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter,
            _ => false,
        };
    }
}
