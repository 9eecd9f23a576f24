using SeqML.Text.Vocabularies;
using SeqML.Engine.Randomness;
using SeqML.Training.Batches;

namespace SeqML.Tasks.Tagging;

/// <summary>What a tagger reads of a batch's tokens, in their order; memory that the next batch reuses.</summary>
internal sealed class TaggerBatch
{
    private int[] words = [];
    private int[] casings = [];
    private int[] spellings = [];
    private int count;

    /// <summary>The ids of the words, [N].</summary>
    public ReadOnlySpan<int> Words => words.AsSpan(0, count);

    /// <summary>The casings, [N].</summary>
    public ReadOnlySpan<int> Casings => casings.AsSpan(0, count);

    /// <summary>The characters of the different words; not set where none are read.</summary>
    public CharacterBatch Characters { get; } = new();

    /// <summary>Takes tokens by their places in a table.</summary>
    public void Set(TokenTable tokens, ReadOnlySpan<int> places)
    {
        count = places.Length;
        if (words.Length < count)
            (words, casings, spellings) = (new int[2 * count], new int[2 * count], new int[2 * count]);
        for (var n = 0; n < count; n++)
            (words[n], casings[n]) = (tokens.Words[places[n]], tokens.Casings[places[n]]);
        if (tokens.Spellings.IsEmpty)
            return;
        for (var n = 0; n < count; n++)
            spellings[n] = tokens.Spellings[places[n]];
        Characters.Set(tokens.Characters, spellings.AsSpan(0, count));
    }

    /// <summary>Reads a share of the rare words as unknown ones.</summary>
    /// <param name="isRare">Of each token of the table.</param>
    /// <param name="places">The places of the batch's tokens in the table.</param>
    /// <param name="share">How much of them, from 0 to 1.</param>
    /// <param name="random">Decides which.</param>
    public void Forget(List<bool> isRare, ReadOnlySpan<int> places, float share, SeededRandom random)
    {
        for (var n = 0; n < count; n++)
            if (isRare[places[n]] && random.NextSingle() < share)
                words[n] = Vocabulary.UnknownId;
    }
}
