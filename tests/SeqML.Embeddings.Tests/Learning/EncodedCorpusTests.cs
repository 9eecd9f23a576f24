using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SeqML.Embeddings.Learning.Corpora;

namespace SeqML.Embeddings.Tests.Learning;

public sealed class EncodedCorpusTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Frequent_words_come_first_and_rare_ones_are_left_out()
    {
        var corpus = Read("b a c a\n\n  rare\r\nc\ta b a\n", minimumCount: 2);
        Assert.Equal(["a", "b", "c"], corpus.Words); // b was met before c
        Assert.Equal([4L, 2, 2], corpus.Counts);
        Assert.Equal(8, corpus.WordCount);
        Assert.Equal(["b a c a", "c a b a"], Sentences(corpus));
    }

    [Fact]
    public void Words_of_any_script_are_read_and_a_mark_at_the_start_is_none()
    {
        var corpus = Read("\uFEFFгород 東京 🙂 город\u00A0x", minimumCount: 1);
        Assert.Equal(["город 東京 🙂 город\u00A0x"], Sentences(corpus));
    }

    [Fact]
    public void Lines_survive_whatever_blocks_they_are_read_and_kept_in()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyArray<NonEmptyArray<byte>>>(), lines =>
        {
            var written = lines.Get.Select(line => line.Get.Select(word => new string((char)('a' + (word % 20)), 1 + (word % 7))).ToArray()).ToList();
            var stream = new SlowBytes(Encoding.UTF8.GetBytes(string.Join('\n', written.Select(line => string.Join(' ', line)))));
            var sink = new Lines();
            WordReader.Read(stream, sink);
            return sink.All.SequenceEqual(written.Select(line => string.Join(' ', line)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_line_of_many_words_is_cut_and_blocks_hold_all_of_them()
    {
        var words = Enumerable.Range(0, 50_000).Select(i => $"w{i % 97}").ToArray();
        var corpus = Read(string.Join(' ', words), minimumCount: 1);
        Assert.True(corpus.BlockCount > 2);
        Assert.Equal(words, Sentences(corpus).SelectMany(line => line.Split(' ')));
        Assert.All(Sentences(corpus), line => Assert.InRange(line.Split(' ').Length, 1, EncodedCorpus.LongestSentence));
    }

    [Fact]
    public void Packed_files_are_read_and_those_that_are_cut_off_are_told()
    {
        using (var packed = new GZipStream(File.Create(file), CompressionLevel.Fastest))
            packed.Write(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"w{i} w{i * 7 % 5000}"))));
        Assert.Equal(5000, EncodedCorpus.Read(WordLines.FromFile(file), 1, 2, default).Words.Length);
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^2000]);
        var error = Assert.Throws<InvalidDataException>(() => EncodedCorpus.Read(WordLines.FromFile(file), 1, 2, default));
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_text_is_told_with_its_line()
    {
        var error = Assert.Throws<InvalidDataException>(() => Read("a b\n" + new string('x', 70_000) + " c", 1));
        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        error = Assert.Throws<InvalidDataException>(() => Read(new string('x', 1_000_000), 1));
        Assert.Contains("line 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_words_are_told()
    {
        Assert.Contains("found none", Assert.Throws<InvalidDataException>(() => Read(" \n\t\n", 1)).Message, StringComparison.Ordinal);
        var error = Assert.Throws<InvalidDataException>(() => Read("a a a b c", 2));
        Assert.Contains("at least 2 different words that come 2 times or more", error.Message, StringComparison.Ordinal);
        Assert.Contains("found 1 of 3", error.Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => WordLines.FromFile(file + ".none"));
    }

    [Fact]
    public void Lines_in_memory_give_what_a_file_gives()
    {
        string[][] lines = [["a", "", "b"], [], ["b", "c", "b"]];
        var corpus = EncodedCorpus.Read(WordLines.From(lines), 1, 2, default);
        Assert.Equal(["b", "a", "c"], corpus.Words);
        Assert.Equal(["a b", "b c b"], Sentences(corpus));
    }

    private EncodedCorpus Read(string text, int minimumCount)
    {
        File.WriteAllText(file, text);
        return EncodedCorpus.Read(WordLines.FromFile(file), minimumCount, 2, default);
    }

    private static List<string> Sentences(EncodedCorpus corpus)
    {
        var sentences = new List<string>();
        for (var block = 0; block < corpus.BlockCount; block++)
            for (var position = 0; corpus.TryRead(block, ref position, out var ids);)
                sentences.Add(string.Join(' ', ids.ToArray().Select(id => corpus.Words[id])));
        return sentences;
    }

    private sealed class Lines : IWordSink
    {
        private readonly List<string> words = [];

        public List<string> All { get; } = [];

        public void Add(ReadOnlySpan<char> word) => words.Add(word.ToString());

        public void EndLine()
        {
            All.Add(string.Join(' ', words));
            words.Clear();
        }
    }

    /// <summary>Gives one to three bytes at a time.</summary>
    private sealed class SlowBytes(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1 + (int)(Position % 3))]);
    }
}
