using System.Globalization;
using System.IO.Compression;
using System.Text;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests;

public sealed class WordVectorsTests
{
    private const string Glove = "the 0.5 -1 2e-3\nof 1 2 3\nNaN -0.25 .5 +7\n";

    [Fact]
    public void Lines_of_glove_are_words_and_numbers()
    {
        var vectors = Load(Glove);
        Assert.Equal((3, 3, 0), (vectors.Count, vectors.Size, vectors.DuplicateCount));
        Assert.Equal(["the", "of", "NaN"], vectors.Words);
        Assert.Equal([0.5f, -1, 0.002f], vectors[0].ToArray());
        Assert.Equal([-0.25f, 0.5f, 7], vectors[2].ToArray());
    }

    [Fact]
    public void A_first_line_of_two_whole_numbers_is_that_of_word2vec()
    {
        var vectors = Load("2 3\nthe 0.5 -1 2 \n</s> 1 2 3 \n");
        Assert.Equal(["the", "</s>"], vectors.Words);
        Assert.Equal([0.5f, -1, 2], vectors[vectors.IndexOf("the")].ToArray());
        Assert.Equal((0, 7), (Load("0 7").Count, Load("0 7\n").Size));
    }

    [Theory]
    [InlineData("the 1 2\nof 3 4")]
    [InlineData("the 1 2\r\nof 3 4\r\n")]
    [InlineData("\uFEFFthe 1 2\nof 3 4\n\n\n")]
    [InlineData("the\t1\t2\nof  3  4  \n \n")]
    public void Ways_to_end_lines_and_to_separate_do_not_matter(string text)
    {
        var vectors = Load(text);
        Assert.Equal(["the", "of"], vectors.Words);
        Assert.Equal([3, 4], vectors[1].ToArray());
    }

    [Fact]
    public void Words_may_be_numbers_have_blanks_or_any_other_character()
    {
        var vectors = Load("1990 1 2\n. . . 3 4\nat name@domain.com 5 6\n\u65E5\u672C 7 8\na\u0085b 9 10\na\u00A0b 11 12\n\U0001F600 13 14\n");
        Assert.Equal(["1990", ". . .", "at name@domain.com", "\u65E5\u672C", "a\u0085b", "a\u00A0b", "\U0001F600"], vectors.Words);
        Assert.Equal([13, 14], vectors[vectors.IndexOf("\U0001F600")].ToArray());
    }

    [Fact]
    public void Malformed_characters_of_a_word_become_replacements()
    {
        using var stream = new MemoryStream([.. "a"u8, 0xFF, .. " 1 2\nb 3 4"u8]);
        Assert.Equal(["a\uFFFD", "b"], WordVectors.Load(stream).Words);
    }

    [Fact]
    public void Of_equal_words_the_first_counts_and_the_others_are_counted()
    {
        var vectors = Load("a 1\nb 2\na 3\na 4\nA 5");
        Assert.Equal(["a", "b", "A"], vectors.Words);
        Assert.Equal((1, 2), (vectors[0][0], vectors.DuplicateCount));
    }

    [Fact]
    public void A_word_is_looked_for_as_it_is_and_then_in_lower_case()
    {
        var vectors = Load("london 1\nLondon 2\nparis 3\n\u00E9t\u00E9 4");
        Assert.Equal([1, 0, 2, 3, -1, -1, 0], new[] { "London", "london", "PARIS", "\u00C9T\u00C9", "rome", "", "LONDON" }.Select(word => vectors.IndexOf(word)));
        Assert.Equal(-1, vectors.IndexOf(new string('A', 1_000_000)));
    }

    [Fact]
    public void Looking_up_allocates_nothing()
    {
        var vectors = Load("london 1 2\nparis 3 4");
        var sum = 0f;
        Assert.Equal(0, Allocations.Of(() => sum = vectors[vectors.IndexOf("in Paris".AsSpan(3))][1] + vectors.IndexOf("Rome")));
        Assert.Equal(3, sum);
    }

    [Fact]
    public void Only_words_that_are_wanted_and_their_lower_case_forms_are_kept()
    {
        var vectors = Load("the 1\nlondon 2\nof 3\nLondon 4\nrome 5", new() { Words = ["London", "the", "missing"] });
        Assert.Equal(["the", "london", "London"], vectors.Words);
        Assert.Equal(2, vectors[1][0]);
        Assert.Equal((0, 2), (Load("a 1 2", new() { Words = [] }).Count, Load("a 1 2", new() { Words = [] }).Size));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5 1\n")]
    public void The_rest_of_the_file_is_not_read_when_there_are_enough(string header)
    {
        Assert.Equal(["a", "b"], Load(header + "a 1\na 2\nb 3\nthis is damaged", new() { MaximumCount = 2 }).Words);
        Assert.Equal("MaximumCount", Assert.Throws<ArgumentOutOfRangeException>(() => Load("a 1", new() { MaximumCount = 0 })).ParamName);
    }

    [Fact]
    public void Numbers_are_read_by_no_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator) = (",", ".");
            CultureInfo.CurrentCulture = german;
            Assert.Equal([1.5f, 1000], Load("a 1.5 1e3")[0].ToArray());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Contains("found '1,5'", Message("a 1.5\nb 1,5"), StringComparison.Ordinal);
    }

    /// <summary>A text, and what the message has to say.</summary>
    public static TheoryData<string, string[]> DamagedTexts => new()
    {
        { "", ["an empty file"] },
        { "\na 1\n", ["line 1", "found an empty line"] },
        { "the", ["from 1 to 8,192 numbers in line 1", "0 numbers in 'the'"] },
        { "a 1 2\nb 1\n", ["a word and 2 numbers in line 2", "found 2 parts in 'b 1'"] },
        { "a 1 2\nb 1 2 3\n", ["a word and 2 numbers in line 2", "found 4 parts in 'b 1 2 3'"] },
        { "a 1 2\nb\n", ["a word and 2 numbers in line 2", "found 1 parts in 'b'"] },
        { "a 1 2\n 1 2\n", ["a word and 2 numbers in line 2", "found no word before '1 2'"] },
        { "a 1 2\n 1 2 3\n", ["line 2", "found no word before '1 2 3'"] },
        { "a 1 2\nb 1 x\n", ["finite numbers after the word 'b' in line 2", "found 'x'"] },
        { "a 1 2\nb y x\n", ["finite numbers after the word 'b' in line 2", "found 'y'"] },
        { "a 1 2\nb NaN 1\n", ["finite", "line 2", "found 'NaN'"] },
        { "a 1 2\nb 1 -Infinity\n", ["finite", "line 2", "found '-Infinity'"] },
        { "a 1 1e99\n", ["finite", "line 1", "found '1e99'"] },
        { "a 1 2\n\nb 1 2\n", ["line 2", "found nothing"] },
        { "2 2\na 1 2\n", ["Expected 2 words", "found 1", "The end of the file is missing"] },
        { "1 2\na 1 2\nb 1 2\n", ["Expected 1 words", "found 2"] },
        { "1 0\na\n", ["from 1 to 8,192 numbers in line 1"] },
        { "1 8193\na\n", ["from 1 to 8,192 numbers in line 1", "8,193"] },
        { "a 1 2\nb \u0001\u0002\u0000\n", ["a word and 2 numbers in line 2", "binary format"] },
        { "1 3\na 1 2\n", ["a word and 3 numbers in line 2", "found 3 parts"] },
        { new string('a', 1 << 21), ["line 1 longer than 1,048,576 bytes", "binary"] },
        { "a 1\n" + new string('a', 1 << 21), ["line 2 longer"] },
    };

    [Theory]
    [MemberData(nameof(DamagedTexts))]
    public void What_is_damaged_is_told_with_its_line(string text, string[] parts)
    {
        var message = Message(text);
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Damage_is_told_in_words_that_are_not_wanted_too() =>
        Assert.Contains("line 2", Assert.Throws<InvalidDataException>(() => Load("a 1\nb x", new() { Words = ["a"] })).Message, StringComparison.Ordinal);

    /// <summary>More vectors than a block and more bytes than a buffer, read in runs of all lengths.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Large_files_are_read_to_their_end_packed_or_not(bool packed)
    {
        const int count = 3_000, size = 17;
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"word{i}").AppendJoin("", Enumerable.Range(0, size).Select(j => FormattableString.Invariant($" {i}.{j}"))).Append('\n');
        using var stream = new SlowStream(packed ? Packed($"{text}") : Encoding.UTF8.GetBytes($"{text}"));
        var vectors = WordVectors.Load(stream);
        Assert.Equal((count, size), (vectors.Count, vectors.Size));
        foreach (var i in new[] { 0, 1023, 1024, 2047, 2048, count - 1 })
            Assert.Equal(Enumerable.Range(0, size).Select(j => float.Parse(FormattableString.Invariant($"{i}.{j}"), CultureInfo.InvariantCulture)), vectors[vectors.IndexOf($"word{i}")].ToArray());
    }

    [Fact]
    public void A_file_is_opened_packed_or_not_and_named_where_it_is_damaged()
    {
        var path = Path.Combine(Path.GetTempPath(), $"seqml-{Guid.NewGuid():N}.txt.gz");
        try
        {
            File.WriteAllBytes(path, Packed("\uFEFF" + Glove));
            Assert.Equal(["the", "of", "NaN"], WordVectors.Load(path).Words);
            File.WriteAllText(path, Glove);
            Assert.Equal(3, WordVectors.Load(path).Count);
            File.WriteAllText(path, Glove + "it 1 2");
            var message = Assert.Throws<InvalidDataException>(() => WordVectors.Load(path)).Message;
            Assert.Contains(path, message, StringComparison.Ordinal);
            Assert.Contains("line 4", message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
        Assert.Contains(path, Assert.Throws<FileNotFoundException>(() => WordVectors.Load(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("200 2\n")]
    public void A_packed_file_that_was_cut_off_is_damaged(string header)
    {
        const int count = 200;
        var whole = Packed(header + string.Concat(Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"w{i} {i * 7919 % 1013} {i * 104729 % 997}\n"))));
        Assert.All(Enumerable.Range(0, whole.Length), length =>
        {
            using var stream = new MemoryStream(whole[..length]);
            var error = Assert.Throws<InvalidDataException>(() => WordVectors.Load(stream));
            if (length > whole.Length - 8) // all lines are there, but not the length that they should have
                Assert.Contains("its end is missing", error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_word_that_is_not_there_is_named()
    {
        var vectors = Load(Glove);
        foreach (var index in new[] { -1, 3 })
            Assert.Contains($"from 0 to 2, found {index}", Assert.Throws<ArgumentOutOfRangeException>(() => vectors[index].Length).Message, StringComparison.Ordinal);
    }

    private static string Message(string text) => Assert.Throws<InvalidDataException>(() => Load(text)).Message;

    private static WordVectors Load(string text, WordVectorsOptions? options = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return WordVectors.Load(stream, options);
    }

    private static byte[] Packed(string text)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return memory.ToArray();
    }
}
