using SeqML.TestKit;
using SeqML.Text.Stemming;

namespace SeqML.Text.Tests.Stemming;

/// <summary>Every word of the lists that Snowball publishes, where this machine has them.</summary>
public sealed class PublicStemsTests
{
    [SkippableTheory]
    [InlineData("porter", "porter", 42_603)]
    public void Stems_are_those_of_Snowball(string name, string folder, int count)
    {
        var (words, stems) = (SharedData.Find("snowball", folder, "voc.txt"), SharedData.Find("snowball", folder, "output.txt"));
        Skip.If(words is null || stems is null, SharedData.Absent);
        var stemmer = Stemmer.Of(name);
        var pairs = File.ReadLines(words!).Zip(File.ReadLines(stems!)).ToList();
        Assert.Equal(count, pairs.Count);
        Assert.DoesNotContain(pairs, pair => stemmer.Stem(pair.First) != pair.Second);
    }
}
