using SeqML.TestKit;
using SeqML.Text.Stemming;

namespace SeqML.Text.Tests.Stemming;

/// <summary>Words of 260,000 units: if time grew as their square, these tests would take hours.</summary>
public sealed class StemmerMemoryTests
{
    private const int Length = 1 << 18;

    private static readonly string[] Huge =
    [
        .. new[] { "a", "y", "s", "\u00DF", "e", "ing", "ation", "ational", "u", "ii", "yu", "\u00EB", "qu", "\u00E3", "en", "\u0131", "\0", "\uD83D", "\u0301", "\U0001F44D", "\u0438\u0439" }
            .Select(piece => string.Concat(Enumerable.Repeat(piece, Length / piece.Length))),
        "b" + new string('l', Length),
    ];

    private readonly char[] room = new char[Stemmer.RoomFor(Length + 1)];

    public static TheoryData<string> Names => [.. Stemmer.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_huge_word_is_stemmed_without_an_allocation(string name)
    {
        var stemmer = Stemmer.Of(name);
        Assert.All(Huge, word => Assert.Equal(0, Allocations.Of(() => stemmer.Stem(word, room))));
    }
}
