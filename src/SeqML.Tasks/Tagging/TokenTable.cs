using System.Runtime.InteropServices;
using SeqML.Text.Characters;
using SeqML.Training.Batches;

namespace SeqML.Tasks.Tagging;

/// <summary>Tokens as numbers: of each its word's id, its casing, and its spelling. Those of a training set, or of the sentences that are tagged.</summary>
internal sealed class TokenTable(Lexicon lexicon)
{
    private readonly List<int> words = [];
    private readonly List<int> casings = [];
    private readonly List<int> spellings = [];
    private readonly int[] characters = new int[WordCharacters.MaximumLength];

    /// <summary>The id of each token's word.</summary>
    public ReadOnlySpan<int> Words => CollectionsMarshal.AsSpan(words);

    /// <summary>The casing of each token.</summary>
    public ReadOnlySpan<int> Casings => CollectionsMarshal.AsSpan(casings);

    /// <summary>Which of the <see cref="Characters"/> each token is; none where characters are not read.</summary>
    public ReadOnlySpan<int> Spellings => CollectionsMarshal.AsSpan(spellings);

    /// <summary>The characters of the different tokens.</summary>
    public WordCharacters Characters { get; } = new();

    public void Clear()
    {
        words.Clear();
        casings.Clear();
        spellings.Clear();
        Characters.Clear();
    }

    /// <summary>Adds a token.</summary>
    /// <returns>Its place.</returns>
    public int Add(ReadOnlySpan<char> token)
    {
        words.Add(lexicon.Words[token]);
        casings.Add((int)WordCasings.Of(token));
        if (lexicon.Characters is { } known)
            spellings.Add(Characters.Add(characters.AsSpan(0, known.Encode(token, characters))));
        return words.Count - 1;
    }
}
