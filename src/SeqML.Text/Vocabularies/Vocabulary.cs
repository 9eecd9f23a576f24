namespace SeqML.Text.Vocabularies;

/// <summary>The words that a model knows, each with an id. 0 is padding, 1 is any word that it does not know.</summary>
public sealed class Vocabulary
{
    /// <summary>The id that stands for no word.</summary>
    public const int PaddingId = 0;

    /// <summary>The id of every word that is not in the vocabulary.</summary>
    public const int UnknownId = 1;

    private const int FirstWordId = 2;

    private readonly string[] words;
    private readonly WordIndex ids;

    /// <summary>The words in the order of their ids, from 2 on.</summary>
    /// <exception cref="ArgumentException">A word comes twice.</exception>
    public Vocabulary(IEnumerable<string> words)
    {
        this.words = [.. words];
        ids = new WordIndex(this.words.Length);
        for (var i = 0; i < this.words.Length; i++)
            if (!ids.TryAdd(this.words[i], FirstWordId + i))
                throw new ArgumentException($"Expected every word once, found '{this.words[i]}' at {this[this.words[i]]} and at {FirstWordId + i}.", nameof(words));
    }

    /// <summary>How many ids there are, with padding and unknown.</summary>
    public int Count => FirstWordId + words.Length;

    /// <summary>The words in the order of their ids, from 2 on.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>The id of a word; <see cref="UnknownId"/> where it is not known. Letter case matters.</summary>
    public int this[ReadOnlySpan<char> word] => ids.TryGet(word, out var id) ? id : UnknownId;

    /// <summary>The id of a word as it is or, where that is not known, in lower case; <see cref="UnknownId"/> where neither is. For words that have vectors of lower-cased text. (Lample et al. 2016; Ma and Hovy 2016.)</summary>
    public int FindInAnyCase(ReadOnlySpan<char> word) => ids.TryGetOrLowerCase(word, out var id) ? id : UnknownId;
}
