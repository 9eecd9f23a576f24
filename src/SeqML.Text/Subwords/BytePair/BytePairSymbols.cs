using System.Text;
using SeqML.Text.Subwords.Files;
using SeqML.Text.Subwords.Merging;

namespace SeqML.Text.Subwords.BytePair;

/// <summary>The symbols that merges know, and the tokens that stand for them. A symbol that is no token, since the vocabulary was cut, is written by its parts.</summary>
internal sealed class BytePairSymbols
{
    /// <summary>What ends the last symbol of a word. (Sennrich et al. 2016.)</summary>
    public const string EndOfWord = "</w>";

    private readonly Dictionary<string, int> symbols = new(StringComparer.Ordinal);
    private readonly List<(int Left, int Right, int Length)> parts = []; // the length in characters
    private readonly List<int> tokens = [];
    private readonly SubwordVocabulary vocabulary;
    private readonly Func<int, bool> isSpecial;
    private readonly Dictionary<int, int> within = [];
    private readonly Dictionary<int, int> last = [];
    private readonly int[] asciiWithin = [.. Enumerable.Repeat(-1, 128)];
    private readonly int[] asciiLast = [.. Enumerable.Repeat(-1, 128)];

    /// <exception cref="InvalidDataException">A merge is not of what stands before it.</exception>
    public BytePairSymbols(SubwordVocabulary vocabulary, MergeFile merges, Func<int, bool> isSpecial)
    {
        (this.vocabulary, this.isSpecial) = (vocabulary, isSpecial);
        foreach (var token in vocabulary.Tokens)
            if (IsCharacter(token) && !isSpecial(vocabulary.IdOf(token)))
                AddCharacter(token);
        for (var i = 0; i < merges.Merges.Count; i++)
        {
            var (leftText, rightText) = merges.Merges[i];
            if (leftText.EndsWith(EndOfWord, StringComparison.Ordinal))
                throw merges.Error(i, "Expected a first symbol within a word, found one that ends it");
            if ((leftText + rightText).EndsWith(EndOfWord, StringComparison.Ordinal) && (!rightText.EndsWith(EndOfWord, StringComparison.Ordinal) || rightText.Length == EndOfWord.Length))
                throw merges.Error(i, $"Expected merges of characters, the last of which has '{EndOfWord}' after it where it ends a word, found one that spells this mark");
            var (left, right) = (SymbolOf(merges, i, leftText), SymbolOf(merges, i, rightText));
            if (!Table.TryAdd(left, right, ResultOf(leftText + rightText, left, right)))
                throw merges.Error(i, "Expected every merge once, found this one before");
        }
    }

    public MergeTable Table { get; } = new();

    /// <summary>The symbol of a character; -1 where it is not known.</summary>
    public int Of(Rune rune, bool isLast) => rune.IsAscii
        ? (isLast ? asciiLast : asciiWithin)[rune.Value]
        : (isLast ? last : within).GetValueOrDefault(rune.Value, -1);

    /// <summary>The token of a symbol; -1 where it has none.</summary>
    public int TokenOf(int symbol) => symbol < 0 ? -1 : tokens[symbol];

    /// <summary>The symbols that were merged to one; false for characters.</summary>
    public bool TryGetParts(int symbol, out int left, out int right)
    {
        (left, right) = symbol < 0 ? (-1, -1) : (parts[symbol].Left, parts[symbol].Right);
        return left >= 0;
    }

    /// <summary>How many characters a symbol has.</summary>
    public int LengthOf(int symbol) => parts[symbol].Length;

    /// <summary>Whether a symbol is one character, at the end of a word or not.</summary>
    public static bool IsCharacter(string symbol)
    {
        var text = WithoutMark(symbol);
        return Rune.DecodeFromUtf16(text, out _, out var units) == System.Buffers.OperationStatus.Done && units == text.Length;
    }

    public static ReadOnlySpan<char> WithoutMark(string symbol) =>
        symbol.Length > EndOfWord.Length && symbol.EndsWith(EndOfWord, StringComparison.Ordinal) ? symbol.AsSpan(0, symbol.Length - EndOfWord.Length) : symbol;

    private int SymbolOf(MergeFile merges, int index, string text) => symbols.TryGetValue(text, out var symbol) ? symbol
        : IsCharacter(text) ? AddCharacter(text)
        : throw merges.Error(index, $"Expected merges of characters and of what merges before this one made, found '{text}'");

    private int ResultOf(string text, int left, int right) => symbols.TryGetValue(text, out var known) ? known
        : Add(text, (left, right, parts[left].Length + parts[right].Length));

    private int AddCharacter(string text)
    {
        Rune.DecodeFromUtf16(text, out var rune, out var units);
        var symbol = Add(text, (-1, -1, 1));
        var isLast = units < text.Length;
        (isLast ? last : within)[rune.Value] = symbol;
        if (rune.IsAscii)
            (isLast ? asciiLast : asciiWithin)[rune.Value] = symbol;
        return symbol;
    }

    private int Add(string text, (int Left, int Right, int Length) made)
    {
        symbols.Add(text, parts.Count);
        parts.Add(made);
        tokens.Add(vocabulary.TryGetId(text, out var id) && !isSpecial(id) ? id : -1);
        return parts.Count - 1;
    }
}
