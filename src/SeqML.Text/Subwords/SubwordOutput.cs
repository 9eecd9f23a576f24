using System.Runtime.CompilerServices;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Subwords;

/// <summary>Where the subwords of a text go: their ids, or also their spans, or just their number.</summary>
internal ref struct SubwordOutput(List<int>? ids, List<TextSpan>? spans)
{
    private readonly List<int>? ids = ids;
    private readonly List<TextSpan>? spans = spans;

    /// <summary>Where the part of the text that is being encoded begins in the whole.</summary>
    public int Offset { get; set; }

    /// <summary>How many were added.</summary>
    public int Count { get; private set; }

    /// <summary>Whether anybody asks where they stand.</summary>
    public readonly bool HasSpans => spans is not null;

    /// <summary>Adds a subword.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="start">Where it begins in the part of the text that is being encoded, in UTF-16 units.</param>
    /// <param name="length">Its length there.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int id, int start, int length)
    {
        Count++;
        ids?.Add(id);
        spans?.Add(new TextSpan(Offset + start, length));
    }

    /// <summary>Adds the subwords of a word.</summary>
    /// <param name="subwords">They stand where they stand in the word.</param>
    /// <param name="start">Where the word begins in the part of the text that is being encoded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ReadOnlySpan<Subword> subwords, int start)
    {
        Count += subwords.Length;
        if (ids is not null)
            foreach (var subword in subwords)
                ids.Add(subword.Id);
        if (spans is not null)
            foreach (var subword in subwords)
                spans.Add(new TextSpan(Offset + start + subword.Start, subword.Length));
    }
}
