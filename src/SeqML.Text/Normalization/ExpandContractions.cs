using System.Text.Json.Serialization;
using SeqML.Text.Languages;
using SeqML.Text.Normalization.Characters;
using SeqML.Text.Normalization.Contractions;
using SeqML.Text.Normalization.Editing;
using SeqML.Text.Normalization.Storage;

namespace SeqML.Text.Normalization;

/// <summary>
/// Puts words for contractions, with any kind of apostrophe: "don't" becomes "do not", "I'd've" "I would have". Case is kept: "DON'T" becomes "DO NOT", "Won't" "Will not". A genitive, as "John's", stays.
/// </summary>
/// <remarks>What may be two words is decided by the next word, or by the one after an adverb: "he's been" is "he has been", "he'd left" is "he had left". Where that says nothing it is the likelier one: "he is", "he would".
/// Colloquial words without an apostrophe, as "gonna", stay.</remarks>
public sealed record ExpandContractions : NormalizationStage
{
    /// <summary>A run of letters and apostrophes that has more units is left.</summary>
    private const int Longest = 40;

    private readonly Derived<ContractionRules> rules;

    /// <summary>Puts words for contractions.</summary>
    /// <param name="language">Whose contractions; English where it is null.</param>
    /// <exception cref="ArgumentException">The language has no contractions.txt.</exception>
    public ExpandContractions(Language? language = null)
        : this((language ?? Language.Of("en")).Text(ContractionRules.File))
    {
    }

    [JsonConstructor]
    internal ExpandContractions(string entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        Entries = entries;
        rules = new(new ContractionRules(entries));
    }

    /// <summary>What contractions stand for, as the language's contractions.txt has it.</summary>
    public string Entries { get; }

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        var source = editor.Source;
        Span<char> word = stackalloc char[Longest];
        for (var i = 0; i < source.Length && source[i..].IndexOfAny(Apostrophes.All) is >= 0 and var distance;)
        {
            var (start, end) = (i + distance, i + distance);
            if (!Apostrophes.IsAt(source, start))
            {
                i = start + 1;
                continue;
            }
            while (start > i && char.IsLetter(source[start - 1]))
                start--;
            while (end < source.Length && (char.IsLetter(source[end]) || Apostrophes.IsAt(source, end)))
                end++;
            i = end;
            end = start + source[start..end].TrimEnd(Apostrophes.Quotes).Length;
            if (end - start > Longest || WordCharacters.IsBefore(source, start) || WordCharacters.LengthAt(source, i) > 0)
                continue;
            var length = end - start;
            Apostrophes.Fold(source[start..end], word);
            // Of several apostrophes before a word the last may belong to it, as in "'cause"; otherwise all are quotes.
            var quotes = word[..length].IndexOfAnyExcept('\'');
            if (quotes > 0 && IsWhole(word[(quotes - 1)..length]))
                Expand(ref editor, start + quotes - 1, word[(quotes - 1)..length], source[end..]);
            else if (quotes >= 0)
                Expand(ref editor, start + quotes, word[quotes..length], source[end..]);
        }
        editor.Commit();
    }

    /// <summary>Whether a word, without the endings that it has, is a contraction.</summary>
    private bool IsWhole(ReadOnlySpan<char> word)
    {
        while (rules.Value.Whole(word) is null)
        {
            if (rules.Value.Ending(word, [], out var length) is null)
                return false;
            word = word[..^length];
        }
        return true;
    }

    private void Expand(ref TextEditor editor, int start, scoped ReadOnlySpan<char> word, scoped ReadOnlySpan<char> after)
    {
        // Endings are peeled from the last to the first, and written from the first to the last.
        if (rules.Value.Whole(word) is { } whole)
        {
            Span<char> piece = stackalloc char[whole.Length];
            whole.CopyTo(piece);
            var letters = editor.Source.Slice(start, word.Length).Trim(Apostrophes.Quotes);
            if (IsUpper(letters) && word.Length > 2)
                whole.ToUpperInvariant(piece);
            else if (char.IsUpper(letters[0]))
                piece[0] = char.ToUpperInvariant(piece[0]);
            editor.Replace(start, word.Length, piece);
        }
        else if (rules.Value.Ending(word, after, out var length) is { } ending)
        {
            Expand(ref editor, start, word[..^length], rules.Value.IsBetween(ending) ? after : []); // "he'dn't been" is "he had not been"
            Span<char> piece = stackalloc char[ending.Length + 1];
            piece[0] = ' ';
            ending.CopyTo(piece[1..]);
            if (IsUpper(editor.Source.Slice(start + word.Length - length, length)))
                ending.ToUpperInvariant(piece[1..]);
            editor.Replace(start + word.Length - length, length, piece);
        }
    }

    private static bool IsUpper(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
            if (char.IsLower(unit))
                return false;
        return true;
    }
}
