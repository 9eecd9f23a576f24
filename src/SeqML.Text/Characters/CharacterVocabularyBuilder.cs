using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace SeqML.Text.Characters;

/// <summary>Counts the characters of words, and makes a vocabulary of the frequent ones.</summary>
public sealed class CharacterVocabularyBuilder
{
    private readonly Dictionary<Rune, int> counts = [];

    /// <summary>How many different characters were seen.</summary>
    public int DistinctCount => counts.Count;

    /// <summary>Counts each character of a word once more. Halves of characters (lone surrogates) are not counted: no file can hold them.</summary>
    public void Add(ReadOnlySpan<char> word)
    {
        while (!word.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(word, out var rune, out var length) == OperationStatus.Done)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, rune, out _)++;
            word = word[length..];
        }
    }

    /// <summary>The most frequent characters first; of equals, by code point.</summary>
    /// <param name="minimumCount">Rarer characters are left out; at least 1.</param>
    /// <param name="maximumSize">How many ids at the most, with padding and unknown; at least 2.</param>
    public CharacterVocabulary Build(int minimumCount, int maximumSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumSize, 2);
        return new CharacterVocabulary(string.Concat(counts
            .Where(entry => entry.Value >= minimumCount)
            .OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key)
            .Take(maximumSize - 2)
            .Select(entry => entry.Key.ToString())));
    }
}
