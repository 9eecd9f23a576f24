using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeqML.Text.Subwords.Unigram.Tries;

namespace SeqML.Text.Subwords.Unigram.Search;

/// <summary>The pieces of a vocabulary, to be found in text: a double array over codes of UTF-16 units.</summary>
internal sealed class PieceTrie
{
    /// <summary>Stands for halves of characters, whose code depends on whether they stand as pairs.</summary>
    private const int Surrogate = ushort.MaxValue;

    private const int FirstSurrogate = 0xD800;
    private const int SurrogateCount = 0x800;

    private readonly ushort[] codes = new ushort[char.MaxValue + 1];
    private readonly ushort[] surrogateCodes = new ushort[SurrogateCount];
    private readonly int firstLowCode; // codes of second halves of characters are from here on

    public PieceTrie(PieceVocabulary vocabulary)
    {
        var pieces = Enumerable.Range(0, vocabulary.Count).Where(vocabulary.IsPiece).ToArray();
        var units = new Dictionary<char, int>();
        foreach (var id in pieces)
            foreach (var unit in vocabulary.Names[id])
                CollectionsMarshal.GetValueRefOrAddDefault(units, unit, out _)++;
        // Frequent units have small codes, so that the children of a node stand close together; second halves come last, so that they are told by their codes.
        var order = units.OrderBy(each => char.IsLowSurrogate(each.Key)).ThenByDescending(each => each.Value).ThenBy(each => each.Key).Select(each => each.Key).ToArray();
        var alphabet = 1;
        firstLowCode = 1 + order.Count(unit => !char.IsLowSurrogate(unit));
        codes.AsSpan(FirstSurrogate, SurrogateCount).Fill(Surrogate);
        foreach (var unit in order)
            (char.IsSurrogate(unit) ? ref surrogateCodes[unit - FirstSurrogate] : ref codes[unit]) = (ushort)alphabet++;
        for (var low = 0xDC00; low < FirstSurrogate + SurrogateCount; low++)
            if (surrogateCodes[low - FirstSurrogate] == 0)
                surrogateCodes[low - FirstSurrogate] = (ushort)alphabet; // one code for all that are in no piece
        Array = Build(vocabulary, pieces, alphabet + 1);
        MarkCode = codes[WhiteSpaceMark.Character];
        HasInnerMark = pieces.Any(id => vocabulary.Names[id].LastIndexOf(WhiteSpaceMark.Character) > 0);
        Lengths = [.. vocabulary.Names.Tokens.Select(token => token.Length)];
    }

    /// <summary>The trie; a key is the id of a piece.</summary>
    public DoubleArray Array { get; }

    /// <summary>The code of the mark of white space; 0 where no piece has it.</summary>
    public int MarkCode { get; }

    /// <summary>Whether a piece has a mark that is not its first unit. Where none has, every way to write a text leads through the place before each mark.</summary>
    public bool HasInnerMark { get; }

    /// <summary>How many units the tokens have, by id.</summary>
    public int[] Lengths { get; }

    /// <summary>The code of a unit of a text; 0 where no piece has it. Half a character is U+FFFD.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CodeAt(ReadOnlySpan<char> text, int position)
    {
        var code = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(codes), text[position]);
        return code == Surrogate ? CodeOfHalf(text, position) : code;
    }

    /// <summary>The codes of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="destination">A code for each unit.</param>
    public void Encode(ReadOnlySpan<char> text, Span<int> destination)
    {
        for (var i = 0; i < text.Length; i++)
            destination[i] = CodeAt(text, i);
    }

    /// <summary>Whether a code is that of the second half of a character, where no way leads through.</summary>
    public bool IsWithinCharacter(int code) => code >= firstLowCode;

    /// <summary>Where the character that starts at a unit ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EndOfCharacter(ReadOnlySpan<int> text, int start) => start + 1 < text.Length && text[start + 1] >= firstLowCode ? start + 2 : start + 1;

    private int CodeOfHalf(ReadOnlySpan<char> text, int position) =>
        CharacterReader.IsLoneSurrogate(text, position) ? codes['\uFFFD'] : surrogateCodes[text[position] - FirstSurrogate];

    private DoubleArray Build(PieceVocabulary vocabulary, int[] pieces, int alphabet)
    {
        var keys = new int[pieces.Length][];
        for (var i = 0; i < pieces.Length; i++)
            Encode(vocabulary.Names[pieces[i]], keys[i] = new int[vocabulary.Names[pieces[i]].Length]);
        System.Array.Sort(keys, pieces, Comparer<int[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)));
        var list = new KeyList();
        foreach (var key in keys)
            list.Add(key);
        var array = DoubleArray.Build(list, alphabet);
        foreach (ref var node in array.Nodes.AsSpan())
            if (node.Key >= 0)
            {
                node.Key = pieces[node.Key];
                node.Score = vocabulary.CompetingScore(node.Key);
            }
        return array;
    }
}
