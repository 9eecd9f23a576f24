using SeqML.TestKit;
using SeqML.Text.Stemming;

namespace SeqML.Text.Tests.Stemming;

/// <summary>Every word of the lists that Snowball publishes, where this machine has them.</summary>
public sealed class PublicStemsTests
{
    /// <summary>The heading in specs/stemming/lancaster.md above the words that NLTK stems in another way than the paper.</summary>
    public const string Differences = "Words that NLTK 3.8 stems in another way";

    [SkippableTheory]
    [InlineData("en", "english", 42_649)]
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

    [SkippableFact]
    public void Stems_of_Lancaster_are_those_of_NLTK_but_for_the_words_that_the_page_lists()
    {
        var path = SharedData.Find("snowball", "lancaster.tsv");
        Skip.If(path is null, SharedData.Absent);
        var theirs = File.ReadLines(path!).Select(line => line.Split('\t')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(23_531, theirs.Count);
        var listed = SpecTable.Read("stemming", "lancaster.md").Where(row => row.Section == Differences).ToDictionary(row => row.Text(0), row => row.Text(2));
        var stemmer = Stemmer.Of("lancaster");
        Assert.Equal(listed, theirs.Where(pair => stemmer.Stem(pair.Key) != pair.Value).ToDictionary());
    }
}
