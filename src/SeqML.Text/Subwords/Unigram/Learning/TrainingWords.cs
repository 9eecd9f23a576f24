using System.Runtime.InteropServices;
using System.Text;
using SeqML.Text.Subwords.Unigram.Tries;

namespace SeqML.Text.Subwords.Unigram.Learning;

/// <summary>The distinct words of the texts to learn from, as codes of their characters, and how often each came; frequent ones first.</summary>
internal sealed class TrainingWords
{
    private TrainingWords(int[] characters) => Characters = characters;

    /// <summary>The characters that pieces are made of, by code less 1; frequent ones first. Code 0 is in no word.</summary>
    public int[] Characters { get; }

    /// <summary>How many words there were, each time counted.</summary>
    public long WordCount { get; private set; }

    /// <summary>The words. One with a rare character is in parts: what stands before it and after it. So is one of several writing systems where no piece may mix them.</summary>
    public KeyList Words { get; } = new();

    /// <summary>How often each came.</summary>
    public List<long> Counts { get; } = [];

    /// <summary>Codes are less than this.</summary>
    public int Alphabet => Characters.Length + 1;

    /// <summary>Makes codes of counted words.</summary>
    /// <param name="counts">Words without lone surrogates.</param>
    /// <param name="coverage">The share of all characters that the frequent ones, which become codes, make up.</param>
    /// <param name="mixesWritingSystems">Whether a piece may mix writing systems.</param>
    public static TrainingWords Of(IReadOnlyCollection<KeyValuePair<string, long>> counts, double coverage, bool mixesWritingSystems)
    {
        var characters = Frequent(counts, coverage);
        var words = new TrainingWords(characters) { WordCount = counts.Sum(each => each.Value) };
        var systems = characters.ToDictionary(character => character, character => mixesWritingSystems || character == WhiteSpaceMark.Character ? WritingSystem.Any : WritingSystem.Of(character));
        var codes = characters.Select((character, i) => (character, i)).ToDictionary(each => each.character, each => each.i + 1);
        var parts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (word, count) in counts)
            foreach (var part in Parts(word, systems))
                CollectionsMarshal.GetValueRefOrAddDefault(parts, part, out _) += count;
        var key = new List<int>();
        foreach (var (part, count) in parts.OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal))
        {
            key.Clear();
            foreach (var rune in part.EnumerateRunes())
                key.Add(codes[rune.Value]);
            words.Words.Add(CollectionsMarshal.AsSpan(key));
            words.Counts.Add(count);
        }
        return words;
    }

    /// <summary>The characters of some codes.</summary>
    public string TextOf(ReadOnlySpan<int> codes)
    {
        var text = new StringBuilder();
        foreach (var code in codes)
            text.Append(char.ConvertFromUtf32(Characters[code - 1]));
        return text.ToString();
    }

    private static int[] Frequent(IReadOnlyCollection<KeyValuePair<string, long>> counts, double coverage)
    {
        var characters = new Dictionary<int, long>();
        foreach (var (word, count) in counts)
            foreach (var rune in word.EnumerateRunes())
                CollectionsMarshal.GetValueRefOrAddDefault(characters, rune.Value, out _) += count;
        var all = characters.Values.Sum();
        var covered = 0L;
        var frequent = new List<int>();
        foreach (var (character, count) in characters.OrderByDescending(each => each.Value).ThenBy(each => each.Key))
        {
            // The mark of white space is what every text is made of, and only full coverage takes the very last.
            if (covered >= coverage * all && character != WhiteSpaceMark.Character)
                continue;
            covered += count;
            frequent.Add(character);
        }
        return [.. frequent];
    }

    private static IEnumerable<string> Parts(string word, Dictionary<int, int> systems)
    {
        var (start, last) = (0, WritingSystem.Any);
        for (var i = 0; i < word.Length;)
        {
            var rune = Rune.GetRuneAt(word, i);
            var isRare = !systems.TryGetValue(rune.Value, out var system);
            if (isRare || (last != WritingSystem.Any && system != WritingSystem.Any && system != last))
            {
                if (i > start)
                    yield return word[start..i];
                (start, last) = (isRare ? i + rune.Utf16SequenceLength : i, WritingSystem.Any);
            }
            if (!isRare && system != WritingSystem.Any)
                last = system;
            i += rune.Utf16SequenceLength;
        }
        if (start < word.Length)
            yield return start == 0 ? word : word[start..];
    }
}
