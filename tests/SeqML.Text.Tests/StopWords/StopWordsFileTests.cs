using Words = SeqML.Text.StopWords.StopWords; // within SeqML.Text the room has the name of the type

namespace SeqML.Text.Tests.StopWords;

public sealed class StopWordsFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void A_file_has_a_word_a_line_and_notes()
    {
        var path = Path.Combine(folder, "mine.txt");
        File.WriteAllText(path, "\uFEFF# mine\n\n  Film \r\n#\n#tag\nfilm\n\u00DCber\n");
        Assert.Equal(["#tag", "film", "\u00FCber"], Words.FromFile(path).Words);
    }

    [Fact]
    public void A_file_that_is_no_text_is_named_with_the_line()
    {
        var path = Path.Combine(folder, "mine.txt");
        File.WriteAllBytes(path, [(byte)'a', (byte)'\n', 0xFF, 0xFE, 0x80]);
        Assert.Contains("mine.txt, line", Assert.Throws<InvalidDataException>(() => Words.FromFile(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("none.txt", Assert.Throws<FileNotFoundException>(() => Words.FromFile(Path.Combine(folder, "none.txt"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_language_of_ones_own_is_a_folder()
    {
        File.WriteAllLines(Path.Combine(folder, "stopwords.txt"), ["la", "ne", "kaj"]);
        var language = Languages.Language.FromFolder(folder);
        Assert.Equal(["kaj", "la", "ne"], Words.Of(language).Words);
        Assert.Contains("negations.txt", Assert.Throws<ArgumentException>(() => Words.Of(language, keep: Words.Negations)).Message, StringComparison.Ordinal);
        File.WriteAllLines(Path.Combine(folder, "negations.txt"), ["Ne"]);
        Assert.Equal(["kaj", "la"], Words.Of(Languages.Language.FromFolder(folder), keep: Words.Negations).Words);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
