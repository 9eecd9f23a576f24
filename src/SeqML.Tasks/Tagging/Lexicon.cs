using SeqML.Text.Characters;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Tagging;

/// <summary>What a tagger knows of words and their characters.</summary>
/// <param name="Words">The words, each with an id.</param>
/// <param name="Characters">The characters, each with an id; null where none are read.</param>
internal sealed record Lexicon(Vocabulary Words, CharacterVocabulary? Characters)
{
    /// <summary>A longer word has no lower-case form here: it is unknown anyhow.</summary>
    private const int LongestWord = 128;

    /// <summary>The id of a word as it is written; where it is not known so, of its lower-case form.</summary>
    public int IdOf(ReadOnlySpan<char> word)
    {
        var id = Words[word];
        if (id != Vocabulary.UnknownId || word.Length > LongestWord)
            return id;
        Span<char> lower = stackalloc char[LongestWord];
        return Words[lower[..word.ToLowerInvariant(lower)]];
    }
}
