using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Subwords.Unigram.Learning;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Subwords.Unigram;

public sealed class SuffixArrayTests
{
    private static readonly Arbitrary<int[]> Codes = Arb.From(Gen.Choose(1, 4).SelectMany(most => Gen.Choose(0, most).ArrayOf()));

    [Fact]
    public void Suffixes_are_in_order() => Check.One(Texts.Trials(4000), Prop.ForAll(Codes, text =>
        SuffixArray.Build(text, 5).SequenceEqual(Enumerable.Range(0, text.Length).Order(Comparer<int>.Create((left, right) => text.AsSpan(left).SequenceCompareTo(text.AsSpan(right)))))));

    [Fact]
    public void Neighbours_agree_up_to_the_separator_as_far_as_is_said() => Check.One(Texts.Trials(4000), Prop.ForAll(Codes, text =>
    {
        var suffixes = SuffixArray.Build(text, 5);
        var common = SuffixArray.CommonPrefixes(text, suffixes, separator: 0);
        return Enumerable.Range(1, Math.Max(0, text.Length - 1)).All(i => common[i] == Common(text, suffixes[i - 1], suffixes[i])) && (text.Length == 0 || common[0] == 0);
    }));

    [Fact]
    public void Every_short_text_of_three_codes_is_sorted()
    {
        for (var length = 0; length <= 8; length++)
            for (var number = 0; number < Math.Pow(3, length); number++)
            {
                var text = new int[length];
                for (int i = 0, rest = number; i < length; i++, rest /= 3)
                    text[i] = rest % 3;
                AssertSorted(text, SuffixArray.Build(text, 3));
            }
    }

    [Theory]
    [InlineData("equal")]
    [InlineData("rising")]
    [InlineData("falling")]
    [InlineData("two in turn")]
    [InlineData("Fibonacci")]
    [InlineData("random")]
    public void A_million_codes_take_no_quadratic_time(string kind)
    {
        const int Length = 1 << 20;
        var random = new Random(1);
        var text = kind switch
        {
            "equal" => new int[Length],
            "rising" => [.. Enumerable.Range(0, Length)],
            "falling" => [.. Enumerable.Range(0, Length).Reverse()],
            "two in turn" => [.. Enumerable.Range(0, Length).Select(i => i % 2)],
            "Fibonacci" => Fibonacci(Length),
            _ => [.. Enumerable.Range(0, Length).Select(_ => random.Next(30))],
        };
        var suffixes = SuffixArray.Build(text, Length);
        AssertSorted(text, suffixes);
        Assert.Equal(Length, SuffixArray.CommonPrefixes(text, suffixes, separator: -1).Length);
    }

    /// <summary>In linear time: neighbours are in order by their first codes or, where these are equal, by where the suffixes without them stand.</summary>
    private static void AssertSorted(int[] text, int[] suffixes)
    {
        var rank = new int[text.Length + 1];
        Array.Fill(rank, -1); // of the end, before all, and of what is missing
        for (var i = 0; i < suffixes.Length; i++)
            rank[suffixes[i]] = i;
        Assert.DoesNotContain(-1, rank[..text.Length]);
        for (var i = 1; i < suffixes.Length; i++)
        {
            var (left, right) = (suffixes[i - 1], suffixes[i]);
            if (text[left] > text[right] || (text[left] == text[right] && rank[left + 1] >= rank[right + 1]))
                Assert.Fail($"The suffixes at {left} and {right} are in the wrong order.");
        }
    }

    private static int Common(int[] text, int left, int right)
    {
        var length = 0;
        while (left + length < text.Length && right + length < text.Length && text[left + length] == text[right + length] && text[left + length] != 0)
            length++;
        return length;
    }

    private static int[] Fibonacci(int length)
    {
        var (shorter, longer) = (new List<int> { 1 }, new List<int> { 1, 0 });
        while (longer.Count < length)
            (shorter, longer) = (longer, [.. longer, .. shorter]);
        return [.. longer.Take(length)];
    }
}
