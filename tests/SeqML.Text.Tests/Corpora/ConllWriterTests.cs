using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Corpora;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Corpora;

public sealed class ConllWriterTests
{
    private static readonly Gen<string> Value = Gen.Frequency(
        (6, Gen.Elements("a", "#", "#tag", "# x", "Bonn", "B-LOC", "O", "-DOCSTART-", "\u00A0", "\u2028", "a\u00A0b", "a b", "\t", "", "\uFEFF", "\U0001F44D", "\v")),
        (1, Gen.Choose(char.MinValue, char.MaxValue).Select(unit => ((char)unit).ToString())));

    private static readonly Arbitrary<string[][][]> Corpora = Arb.From(
        Value.ArrayOf(3).ArrayOf().Where(rows => rows.Length > 0).ArrayOf());

    [Fact]
    public void What_is_written() =>
        Assert.Equal("-DOCSTART- O\n\n# one\na\tO\nb\tB-X\n\n", Write(
            [new ConllSentence(["a", "b"], ["O", "B-X"]) { Comments = ["# one"], DocumentStart = "-DOCSTART- O" }]));

    [Theory]
    [InlineData(null)]
    [InlineData('\t')]
    [InlineData(' ')]
    [InlineData('|')]
    public void What_was_written_is_read_back_or_was_refused(char? separator)
    {
        var options = new ConllOptions { Separator = separator, Columns = 3 };
        var written = 0;
        Check.One(Texts.Trials(3000), Prop.ForAll(Corpora, corpus =>
        {
            var sentences = corpus.Select(rows => new ConllSentence(Columns(rows))).Where(sentence => CanBeWritten(sentence, options)).ToList();
            written += sentences.Sum(sentence => sentence.Count);
            var read = ConllReader.Read(new StringReader(Write(sentences, options)), options).ToList();
            return read.Select(Rows).SequenceEqual(sentences.Select(Rows));
        }));
        Assert.True(written > 1000, $"Only {written} rows were written.");
    }

    [Fact]
    public void What_was_read_is_written_back()
    {
        const string Text = "-DOCSTART-\tO\n\n# id = 1\n#\tO\n#tag\tB-X\n\nb\tO\n\n-DOCSTART-\tO\n\nc\tO\n\n";
        Assert.Equal(Text, Write(ConllReader.Read(new StringReader(Text))));
        Assert.Equal(Text.ReplaceLineEndings("\r\n"), Write(ConllReader.Read(new StringReader(Text)), new() { NewLine = "\r\n" }));
    }

    [Theory]
    [InlineData("a b", "has what separates columns")]
    [InlineData("", "a value is empty")]
    [InlineData("a\nb", "an end of line")]
    [InlineData("a\rb", "an end of line")]
    [InlineData("-DOCSTART-", "the start of a document")]
    public void What_could_not_be_read_back_is_refused(string token, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => Write([new ConllSentence([token], ["O"])])).Message, StringComparison.Ordinal);

    [Fact]
    public void Rows_that_would_be_something_else_are_refused()
    {
        Assert.Contains("blank", Assert.Throws<ArgumentException>(() => Write([new ConllSentence([" "], [" "])], new() { Separator = '\t' })).Message, StringComparison.Ordinal);
        Assert.Contains("comment", Assert.Throws<ArgumentException>(() => Write([new ConllSentence(["#a"], ["O"])], new() { CommentPrefix = "#" })).Message, StringComparison.Ordinal);
        Assert.Contains("byte order mark", Assert.Throws<ArgumentException>(() => Write([new ConllSentence(["\uFEFFa"], ["O"])])).Message, StringComparison.Ordinal);
        Assert.Contains("has 1 columns", Assert.Throws<ArgumentException>(() => Write([new ConllSentence(["a"])], new() { Columns = 2 })).Message, StringComparison.Ordinal);
        Assert.Contains("sentence 2", Assert.Throws<ArgumentException>(() => Write([new ConllSentence(["a"]), new ConllSentence(Array.Empty<string>())])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_two_lengths_are_refused()
    {
        Assert.Contains("2 tokens and 1 values in column 2", Assert.Throws<ArgumentException>(() => new ConllSentence(["a", "b"], ["O"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ConllSentence());
    }

    [Theory]
    [InlineData(".conll")]
    [InlineData(".conll.gz")]
    public void Files_packed_and_not(string extension)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        try
        {
            ConllWriter.WriteFile(path, [new ConllSentence(["Köln", "日本"], ["B-LOC", "O"])]);
            Assert.Equal(extension == ".conll.gz", File.ReadAllBytes(path)[0] == 0x1F);
            var sentence = Assert.Single(ConllReader.ReadFile(path));
            Assert.Equal(["Köln", "日本"], sentence.Tokens);
            Assert.Equal(Path.GetFileName(path), sentence.Source);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Files_that_are_no_text_are_told_with_their_line()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".gz");
        try
        {
            File.WriteAllBytes(path, [(byte)'a', (byte)' ', (byte)'O', (byte)'\n']);
            Assert.Contains($"{Path.GetFileName(path)}, line 1: the packed file is damaged", Assert.Throws<InvalidDataException>(() => ConllReader.ReadFile(path).Count()).Message, StringComparison.Ordinal);
            var plain = path[..^3];
            File.WriteAllBytes(plain, [(byte)'K', 0xF6, (byte)'l', (byte)'n', (byte)' ', (byte)'O']);
            Assert.Contains("line 1: expected text in UTF-8", Assert.Throws<InvalidDataException>(() => ConllReader.ReadFile(plain).Count()).Message, StringComparison.Ordinal);
            File.WriteAllBytes(plain, [0xEF, 0xBB, 0xBF, (byte)'a', (byte)' ', (byte)'O']);
            Assert.Equal(["a"], Assert.Single(ConllReader.ReadFile(plain)).Tokens);
        }
        finally
        {
            File.Delete(path);
            File.Delete(path[..^3]);
        }
    }

    private static bool CanBeWritten(ConllSentence sentence, ConllOptions options)
    {
        try
        {
            Write([sentence], options);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string[][] Columns(string[][] rows) => [.. Enumerable.Range(0, 3).Select(column => rows.Select(row => row[column]).ToArray())];

    private static string Rows(ConllSentence sentence) => string.Join('\n', Enumerable.Range(0, sentence.Count).Select(row => string.Join('\r', sentence[row])));

    private static string Write(IEnumerable<ConllSentence> sentences, ConllOptions? options = null)
    {
        var writer = new StringWriter();
        ConllWriter.Write(writer, sentences, options);
        return writer.ToString();
    }
}
