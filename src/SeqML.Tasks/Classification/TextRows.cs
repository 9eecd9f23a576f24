using SeqML.Tasks.Vocabularies;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Classification;

/// <summary>Texts to train on or to validate with, as words or as keys; or pairs of texts.</summary>
public sealed class TextRows
{
    private readonly IReadOnlyList<string[]>[] words = [];
    private readonly IReadOnlyList<uint[]>[] keys = [];

    private TextRows(InputKind input, int count, int? second)
    {
        if (second is { } other && other != count)
            throw new ArgumentException($"Expected a second text for each first, found {other} for {count}.", nameof(second));
        (Input, Count, Sides) = (input, count, second is null ? 1 : 2);
    }

    private TextRows(InputKind input, IReadOnlyList<string[]>[] words)
        : this(input, words[0].Count, words.Length > 1 ? words[1].Count : null) => this.words = words;

    private TextRows(int keyCount, IReadOnlyList<uint[]>[] keys)
        : this(InputKind.Keys, keys[0].Count, keys.Length > 1 ? keys[1].Count : null) => (KeyCount, this.keys) = (keyCount, keys);

    /// <summary>What a model of these texts will be given.</summary>
    public InputKind Input { get; }

    /// <summary>How many texts, or pairs of texts, there are.</summary>
    public int Count { get; }

    /// <summary>Whether each is a pair of texts.</summary>
    public bool ArePairs => Sides == 2;

    /// <summary>How many keys there are; 0 where there are words.</summary>
    public int KeyCount { get; }

    /// <summary>How many texts a row has.</summary>
    internal int Sides { get; }

    /// <summary>Texts of words.</summary>
    /// <param name="texts">The words of each text. Empty texts are allowed, empty words are passed over.</param>
    /// <param name="input">Whether the model will split texts itself, or be given words: not <see cref="InputKind.Keys"/>.</param>
    /// <param name="second">The other text of each pair; null where there are no pairs.</param>
    /// <exception cref="ArgumentException">There is not a second text for each first, or the input is none of words.</exception>
    public static TextRows OfWords(IReadOnlyList<string[]> texts, InputKind input, IReadOnlyList<string[]>? second = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (input is not (InputKind.Text or InputKind.Tokens))
            throw new ArgumentOutOfRangeException(nameof(input), input, $"Expected Text or Tokens, found {input}. Keys are given as numbers, to the other method.");
        return new TextRows(input, second is null ? [texts] : [texts, second]);
    }

    /// <summary>Texts of keys.</summary>
    /// <param name="texts">The keys of each text, from 1 to <paramref name="keyCount"/>; 0 for unknown.</param>
    /// <param name="keyCount">How many keys there are.</param>
    /// <param name="second">The other text of each pair; null where there are no pairs.</param>
    /// <exception cref="ArgumentException">There is not a second text for each first.</exception>
    public static TextRows OfKeys(IReadOnlyList<uint[]> texts, int keyCount, IReadOnlyList<uint[]>? second = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new TextRows(keyCount, second is null ? [texts] : [texts, second]);
    }

    /// <summary>The words of a text that are read, in training as in prediction.</summary>
    /// <param name="row">Which.</param>
    /// <param name="side">0; 1 for the second of a pair.</param>
    /// <param name="most">How many are read.</param>
    internal IEnumerable<string> WordsOf(int row, int side, int most) => words[side][row].Where(word => word.Length > 0).Take(most);

    /// <summary>The ids of all texts, those of a pair side by side; a text without words has one of padding.</summary>
    internal IEnumerable<int[]> Ids(KnownWords known, int vocabularySize, int most)
    {
        for (var row = 0; row < Count; row++)
            for (var side = 0; side < Sides; side++)
            {
                var ids = Input == InputKind.Keys
                    ? keys[side][row].Take(most).Select(key => TextModel.KeyToId(key, vocabularySize))
                    : WordsOf(row, side, most).Select(word => known[word]);
                yield return [.. ids.DefaultIfEmpty(Vocabulary.PaddingId)];
            }
    }
}
