using SeqML.Text.Languages;
using SeqML.Text.Stemming;

namespace SeqML.Text.Tests.Stemming;

public sealed class StemmerTests
{
    public static TheoryData<string> Names => [.. Stemmer.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stemmer_is_found_by_its_name(string name)
    {
        Assert.Equal(name, Stemmer.Of(name).Name);
        Assert.Equal(name, Stemmer.Of(name).ToString());
    }

    [Fact]
    public void A_name_that_is_none_is_told_with_those_that_are()
    {
        var error = Assert.Throws<ArgumentException>(() => Stemmer.Of("Porter"));
        Assert.StartsWith($"Expected the name of a stemmer ({string.Join(", ", Stemmer.Names)}), found 'Porter'.", error.Message);
        Assert.Throws<ArgumentNullException>(() => Stemmer.Of(null!));
    }

    [Fact]
    public void A_language_without_a_stemmer_is_told()
    {
        var folder = Directory.CreateTempSubdirectory("seqml-stemming");
        try
        {
            var error = Assert.Throws<ArgumentException>(() => Stemmer.For(Language.FromFolder(folder.FullName)));
            Assert.Contains($"found '{folder.Name}'", error.Message);
        }
        finally
        {
            folder.Delete();
        }
        Assert.Throws<ArgumentNullException>(() => Stemmer.For(null!));
    }

    [Fact]
    public void A_word_that_is_its_own_stem_is_not_copied()
    {
        var word = new string("cat");
        Assert.Same(word, Stemmer.Of("porter").Stem(word));
        Assert.Throws<ArgumentNullException>(() => Stemmer.Of("porter").Stem(null!));
    }

    [Fact]
    public void Too_little_room_is_told()
    {
        var error = Assert.Throws<ArgumentException>(() => Stemmer.Of("porter").Stem("cats", new char[7]));
        Assert.StartsWith("Expected room for 8 units, twice the length of the word, found 7.", error.Message);
        Assert.Equal(3, Stemmer.Of("porter").Stem("cats", new char[Stemmer.RoomFor(4)]));
    }
}
