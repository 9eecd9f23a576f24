using SeqML.Text.Corpora;

namespace SeqML.Text.Tests.Corpora;

/// <summary>A corpus is written whole, or the file that was there stays.</summary>
public sealed class ReplacedFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("seqml-").FullName;

    private string Place => Path.Combine(folder, "corpus.conll");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_may_be_written_over_what_is_read_from_it()
    {
        File.WriteAllText(Place, "a\tO\nb\tB-X\n\nc\tO\n\n");
        ConllWriter.WriteFile(Place, ConllReader.ReadFile(Place).Skip(1));
        Assert.Equal("c\tO\n\n", File.ReadAllText(Place));
        Assert.Equal([Place], Directory.GetFiles(folder));
    }

    [Fact]
    public void Who_could_not_read_the_old_file_cannot_read_the_new_one()
    {
        if (OperatingSystem.IsWindows())
            return; // it has no such modes
        File.WriteAllText(Place, "old\tO\n\n");
        File.SetUnixFileMode(Place, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        ConllWriter.WriteFile(Place, [new ConllSentence(["a"], ["O"])]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Place));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.Contains(Path.Combine(folder, "no"), Assert.Throws<DirectoryNotFoundException>(() => ConllWriter.WriteFile(Path.Combine(folder, "no", "a.conll"), [])).Message, StringComparison.Ordinal);

    [Fact]
    public void What_cannot_be_written_leaves_the_file_that_was_there_and_no_other()
    {
        File.WriteAllText(Place, "old\tO\n\n");
        Assert.ThrowsAny<Exception>(() => ConllWriter.WriteFile(Place, [new ConllSentence(["a"], ["O"]), new ConllSentence(["b", ""], ["O", "O"])]));
        Assert.Equal("old\tO\n\n", File.ReadAllText(Place));
        Assert.Equal([Place], Directory.GetFiles(folder));
    }
}
