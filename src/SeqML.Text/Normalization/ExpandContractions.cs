using System.Buffers;
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
/// <remarks>What may be two words is the likelier one, whatever the sentence: "he's" is always "he is". Colloquial words without an apostrophe, as "gonna", stay.</remarks>
public sealed record ExpandContractions : NormalizationStage
{
    /// <summary>A run of letters and apostrophes that has more units is left.</summary>
    private const int Longest = 40;

    private static readonly SearchValues<char> Apostrophes = SearchValues.Create("'\u2019\u02BC\uFF07");

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
        for (var i = 0; i < source.Length && source[i..].IndexOfAny(Apostrophes) is >= 0 and var distance;)
        {
            var (start, end) = (i + distance, i + distance);
            while (start > i && char.IsLetter(source[start - 1]))
                start--;
            while (end < source.Length && (char.IsLetter(source[end]) || Apostrophes.Contains(source[end])))
                end++;
            i = end;
            end = start + source[start..end].TrimEnd("'\u2019\u02BC\uFF07").Length;
            if (end - start > Longest || WordCharacters.IsBefore(source, start) || WordCharacters.LengthAt(source, i) > 0)
                continue;
            var length = end - start;
            source[start..end].ToLowerInvariant(word);
            word[..length].Replace('\u2019', '\'');
            word[..length].Replace('\u02BC', '\'');
            word[..length].Replace('\uFF07', '\'');
            // Of several apostrophes before a word the last may belong to it, as in "'cause"; otherwise all are quotes.
            var quotes = word[..length].IndexOfAnyExcept('\'');
            if (quotes > 0 && IsWhole(word[(quotes - 1)..length]))
                Expand(ref editor, start + quotes - 1, word[(quotes - 1)..length]);
            else if (quotes >= 0)
                Expand(ref editor, start + quotes, word[quotes..length]);
        }
        editor.Commit();
    }

    /// <summary>Whether a word, without the endings that it has, is a contraction.</summary>
    private bool IsWhole(ReadOnlySpan<char> word)
    {
        while (rules.Value.Whole(word) is null)
        {
            if (rules.Value.Ending(word, out var length) is null)
                return false;
            word = word[..^length];
        }
        return true;
    }

    private void Expand(ref TextEditor editor, int start, scoped ReadOnlySpan<char> word)
    {
        // Endings are peeled from the last to the first, and written from the first to the last.
        if (rules.Value.Whole(word) is { } whole)
        {
            Span<char> piece = stackalloc char[whole.Length];
            whole.CopyTo(piece);
            var letters = editor.Source.Slice(start, word.Length).Trim("'\u2019\u02BC\uFF07");
            if (IsUpper(letters) && word.Length > 2)
                whole.ToUpperInvariant(piece);
            else if (char.IsUpper(letters[0]))
                piece[0] = char.ToUpperInvariant(piece[0]);
            editor.Replace(start, word.Length, piece);
        }
        else if (rules.Value.Ending(word, out var length) is { } ending)
        {
            Expand(ref editor, start, word[..^length]);
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
