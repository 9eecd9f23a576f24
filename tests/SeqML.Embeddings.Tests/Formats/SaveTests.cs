using System.Diagnostics;
using System.Text;
using SeqML.Embeddings.Subwords;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Formats;

public sealed class SaveTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("seqml-save-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<WordVectorsFormat, string> Formats
    {
        get
        {
            var data = new TheoryData<WordVectorsFormat, string>();
            foreach (var format in new[] { WordVectorsFormat.GloVe, WordVectorsFormat.Word2VecText, WordVectorsFormat.Word2VecBinary, WordVectorsFormat.FastText })
                foreach (var end in new[] { ".any", ".gz" })
                    data.Add(format, end);
            return data;
        }
    }

    /// <summary>Floats of all magnitudes, those of the least bits and the greatest too; more words than a block has, of all characters.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void What_was_saved_is_loaded_to_the_last_bit(WordVectorsFormat format, string end)
    {
        var random = new Random(7);
        foreach (var size in new[] { 1, 2, 33 })
        {
            string[] words = [.. Enumerable.Range(0, 1500).Select(i => $"{(char)('a' + i % 26)}{i}"), "5", "-1e5", "</s>", "\u65E5\u672C", "\U0001F600", "a\u0085b", "a\u00A0b", "NaN"];
            var numbers = new float[words.Length * size];
            for (var i = 0; i < numbers.Length; i++)
                do
                    numbers[i] = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
                while (!float.IsFinite(numbers[i]));
            float[] extremes = [float.MaxValue, -float.MaxValue, float.Epsilon, -0f, 1, 0.1f, 16777216, 1e-45f];
            extremes.AsSpan(0, Math.Min(extremes.Length, numbers.Length)).CopyTo(numbers);
            if (size == 1)
                (words[0], numbers[0]) = ("7", 5); // a first line that is like word2vec's
            var vectors = WordVectors.Create(words, numbers);
            var path = Path.Combine(folder, $"{format}-{size}{end}");
            vectors.Save(path, format);
            Assert.Equal(end == ".gz", File.ReadAllBytes(path) is [0x1F, 0x8B, ..]);
            var loaded = WordVectors.Load(path);
            Assert.Equal(words, loaded.Words);
            for (var i = 0; i < words.Length; i++)
                Expect.SameBits(vectors[i], loaded[i], words[i]);
            Assert.Null(loaded.Subwords);
        }
        Assert.Equal(3, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public void Subwords_of_fastText_are_saved_with_their_words()
    {
        var vectors = WordVectors.Load(Golden("skipgram.bin"));
        var path = Path.Combine(folder, "model.bin");
        vectors.Save(path, WordVectorsFormat.FastText);
        Same(vectors, WordVectors.Load(path));
        var some = WordVectors.Load(Golden("skipgram.bin"), new() { MaximumCount = 3 });
        some.Save(path, WordVectorsFormat.FastText);
        Same(some, WordVectors.Load(path));
    }

    [Fact]
    public void Named_ngrams_are_saved_with_the_words_among_them()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("2gram-#BEGIN#c 1 2\n3gram-cat 0.1 1E-07\nthe -0 4\n4gram-\u65E5a\u672Cb 5 6\n"));
        var vectors = WordVectors.Load(stream);
        var path = Path.Combine(folder, "charNgram.txt.gz");
        vectors.Save(path, WordVectorsFormat.CharNgram);
        Same(vectors, WordVectors.Load(path));
    }

    /// <summary>What learners make: rows of words and of buckets.</summary>
    [Fact]
    public void A_model_of_rows_is_fastTexts()
    {
        var ngrams = new HashedNgrams(2, 3, 5);
        var input = Enumerable.Range(0, (2 + 5) * 3).Select(i => MathF.Sqrt(i) - 2).ToArray();
        var vectors = WordVectors.Create(["ab", "</s>"], [3, 2], input, ngrams);
        Assert.Equal(input[3..6], vectors[1].ToArray());
        var buckets = new List<int>();
        ngrams.AddTo(buckets, "ab"u8);
        Assert.Equal(5, buckets.Count); // <a <ab ab ab> b>
        var expected = Enumerable.Range(0, 3).Select(i => (input[i] + buckets.Sum(bucket => (double)input[(2 + bucket) * 3 + i])) / 6).ToArray();
        Expect.AllClose(expected, vectors[0], Tolerance.Kernel, "ab");
        var path = Path.Combine(folder, "rows.bin");
        vectors.Save(path, WordVectorsFormat.FastText);
        Same(vectors, WordVectors.Load(path));
    }

    /// <summary>Where this machine has the tool.</summary>
    [SkippableFact]
    public void The_tool_reads_what_is_saved()
    {
        Skip.IfNot(File.Exists("/usr/bin/fasttext"), "fastText's tool is not installed.");
        var words = GoldenFile.Load("formats.json").Texts("words");
        foreach (var model in new[] { "skipgram.bin", "cbow-no-ngrams.bin", "classifier.bin" })
        {
            var vectors = WordVectors.Load(Golden(model));
            var path = Path.Combine(folder, "tool.bin");
            vectors.Save(path, WordVectorsFormat.FastText);
            Assert.Equal(FastTextTool.Print(vectors, words), Run($"print-word-vectors {path}", string.Join('\n', words) + "\n"));
            Assert.Equal(Run($"nn {Golden(model)} 5", "dog\n"), Run($"nn {path} 5", "dog\n"));
        }
    }

    /// <summary>A word, and the formats that have a place for it.</summary>
    [Theory]
    [InlineData(". . .", "GloVe")]
    [InlineData("at name@domain.com", "GloVe")]
    [InlineData("a\tb", "GloVe Word2VecBinary")]
    [InlineData("a 5", "")]
    [InlineData("a NaN", "")]
    [InlineData(" a", "")]
    [InlineData("a\nb", "")]
    [InlineData("a\rb", "GloVe Word2VecText Word2VecBinary")]
    [InlineData("a\u00A0b", "GloVe Word2VecText Word2VecBinary FastText")]
    [InlineData("a\0b", "GloVe Word2VecText Word2VecBinary")]
    public void A_word_that_a_format_cannot_hold_is_told_and_nothing_is_written(string word, string formats)
    {
        var vectors = WordVectors.Create(["b", word], [1.5f, 2, 3, 4]);
        foreach (var format in Enum.GetValues<WordVectorsFormat>().Except([WordVectorsFormat.CharNgram, WordVectorsFormat.Mapped]))
        {
            var path = Path.Combine(folder, $"{format}");
            File.WriteAllText(path, "before");
            if (formats.Split(' ').Contains($"{format}"))
            {
                vectors.Save(path, format);
                Assert.Equal(["b", word], WordVectors.Load(path).Words);
            }
            else
            {
                Assert.Contains($"that the format can hold, found '{word}'", Assert.Throws<InvalidOperationException>(() => vectors.Save(path, format)).Message, StringComparison.Ordinal);
                Assert.Equal("before", File.ReadAllText(path));
            }
        }
        Assert.Equal(4, Directory.GetFiles(folder).Length); // no temporary file is left
    }

    /// <summary>It tells how many numbers there are.</summary>
    [Theory]
    [InlineData("\uFEFFa", "byte order mark")]
    [InlineData(". . .", "its first line tells")]
    [InlineData("2gram-th", "taken for an n-gram")]
    public void The_first_word_of_GloVe_is_a_simple_one(string word, string reason)
    {
        var vectors = WordVectors.Create([word, "b"], [1.5f, 2, 3, 4]);
        var path = Path.Combine(folder, "glove.txt");
        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(() => vectors.Save(path, WordVectorsFormat.GloVe)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void Subwords_that_a_format_cannot_hold_are_told()
    {
        var path = Path.Combine(folder, "none");
        var (pruned, plain) = (WordVectors.Load(Golden("quantized.ftz")), WordVectors.Create(["a"], [1]));
        Assert.Contains("each bucket with a row", Assert.Throws<InvalidOperationException>(() => pruned.Save(path, WordVectorsFormat.FastText)).Message, StringComparison.Ordinal);
        Assert.Contains("named n-grams", Assert.Throws<InvalidOperationException>(() => plain.Save(path, WordVectorsFormat.CharNgram)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => plain.Save(path, (WordVectorsFormat)99));
        Assert.Empty(Directory.GetFiles(folder));
        pruned.Save(path, WordVectorsFormat.Word2VecText); // the words alone
        Assert.Equal(pruned.Words, WordVectors.Load(path).Words);
    }

    private static void Same(WordVectors expected, WordVectors found)
    {
        Assert.Equal(expected.Words, found.Words);
        var (vector, other) = (new float[expected.Size], new float[expected.Size]);
        foreach (var word in expected.Words.Concat(["cat", "cats", "\u65E5", "", "the-theory"]))
        {
            Assert.Equal(expected.TryGetVector(word, vector), found.TryGetVector(word, other));
            Expect.SameBits(vector, other, word);
        }
    }

    private static string Run(string arguments, string input)
    {
        using var tool = Process.Start(new ProcessStartInfo("/usr/bin/fasttext", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        using (var writer = new StreamWriter(tool.StandardInput.BaseStream, new UTF8Encoding(false)))
            writer.Write(input);
        return new StreamReader(tool.StandardOutput.BaseStream, Encoding.UTF8).ReadToEnd();
    }

    private static string Golden(string model) => Path.Combine(AppContext.BaseDirectory, "golden", model);
}
