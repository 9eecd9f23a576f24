using System.Buffers;

namespace SeqML.Text.Tokenization.SocialMedia;

/// <summary>
/// Where an address ends that has reached an opening bracket. A group is "(...)" without white space, as short as the rest allows, or "(...(...)...)"; after it the address goes on or ends. Which end is the first that
/// a matcher with backtracking would come to depends on the position alone, so that it is found for all positions of a run without white space in one walk from its end.
/// </summary>
internal ref struct BracketedAddress(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int[]? ends;
    private int runStart;
    private int runEnd;

    /// <summary>The end of the address; 0 where there is none.</summary>
    /// <param name="position">Where the bracket is.</param>
    /// <param name="isFirst">Whether the address has nothing before it, so that one group alone is not enough.</param>
    public int EndAt(int position, bool isFirst)
    {
        if (ends is null || position >= runEnd || position < runStart)
            Find(position);
        var end = ends![position - runStart];
        return isFirst ? Math.Max(end, 0) : Math.Abs(end);
    }

    /// <summary>Gives back memory.</summary>
    public void Dispose()
    {
        if (ends is not null)
            ArrayPool<int>.Shared.Return(ends);
        ends = null;
    }

    /// <summary>From every position on: where an address ends that has come to it, 0 where none does, and a bracket's end is negative where the address ends with its group.</summary>
    private void Find(int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        Dispose();
        ends = ArrayPool<int>.Shared.Rent(end - start + 1);
        (runStart, runEnd) = (start, end);
        ends[end - start] = 0;
        // The next three brackets, the next two that close, and the next two of these after which the address goes on.
        var (first, second, third) = (-1, -1, -1);
        var (close, closeAfter) = (-1, -1);
        var (good, goodAfter) = (-1, -1);
        for (var i = end - 1; i >= start; i--)
        {
            ends[i - start] = text[i] == '('
                ? EndOfGroup(i, EndOfNested(first, second, third), close >= i + 2 ? close : closeAfter, good >= i + 2 ? good : goodAfter)
                : EndOfPlain(i);
            if (text[i] is '(' or ')')
                (first, second, third) = (i, first, second);
            if (text[i] == ')')
            {
                (close, closeAfter) = (i, close);
                if (ends[i + 1 - start] != 0)
                    (good, goodAfter) = (i, good);
            }
        }
    }

    private readonly int EndOfPlain(int i)
    {
        if (SocialMediaCharacters.StopsAddress(text[i]))
            return 0;
        return ends![i + 1 - runStart] is not 0 and var further ? Math.Abs(further) : SocialMediaCharacters.EndsAddress(text[i]) ? i + 1 : 0;
    }

    private readonly int EndOfNested(int first, int second, int third) =>
        third > 0 && text[first] == '(' && text[second] == ')' && second > first + 1 && text[third] == ')' ? third + 1 : 0;

    private readonly int EndOfGroup(int i, int nestedEnd, int close, int good)
    {
        if (nestedEnd > 0 && ends![nestedEnd - runStart] is not 0 and var afterNested)
            return Math.Abs(afterNested);
        if (good >= i + 2)
            return Math.Abs(ends![good + 1 - runStart]);
        return nestedEnd > 0 ? -nestedEnd : close >= i + 2 ? -(close + 1) : 0;
    }
}
