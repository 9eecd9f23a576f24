using System.Buffers.Binary;
using SeqML.Embeddings.Search;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Formats;

public sealed class MappedTests : IDisposable
{
    private static readonly WordVectorsOptions Mapped = new() { Storage = WordVectorsStorage.Mapped };

    private readonly string folder = Directory.CreateTempSubdirectory("seqml-mapped-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("skipgram.bin")]
    [InlineData("cbow-no-ngrams.bin")]
    [InlineData("classifier.bin")]
    [InlineData("quantized.ftz")]
    [InlineData("skipgram.vec")]
    [InlineData("charNgram.txt")]
    public void Mapped_vectors_are_those_in_memory(string file)
    {
        var path = Copied(file);
        var memory = WordVectors.Load(path);
        using (var made = WordVectors.Load(path, Mapped))
            Same(memory, made);
        Assert.Equal([Path.GetFileName(path), Path.GetFileName(path) + ".mapped"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using (var again = WordVectors.Load(path, Mapped))
            Same(memory, again);
        using (var some = WordVectors.Load(path, Mapped with { MaximumCount = 3, MappedFile = Path.Combine(folder, "some") }))
            Same(WordVectors.Load(path, new() { MaximumCount = 3 }), some);

        var own = Path.Combine(folder, "own");
        memory.Save(own, WordVectorsFormat.Mapped);
        using (var inPlace = WordVectors.Load(own, Mapped))
            Same(memory, inPlace);
        Assert.False(File.Exists(own + ".mapped"));
        Same(memory, WordVectors.Load(own));
        Same(WordVectors.Load(path, new() { Words = ["cat", "dog"] }), WordVectors.Load(own, new() { Words = ["cat", "dog"] }));
        Same(WordVectors.Load(path, new() { MaximumCount = 2 }), WordVectors.Load(own, new() { MaximumCount = 2 }));
    }

    [Fact]
    public void Vectors_that_were_saved_are_never_replaced_by_those_of_another_file()
    {
        var path = Path.Combine(folder, "glove.txt");
        File.WriteAllText(path, "a 1 2\nb 3 4\n");
        var own = path + ".mapped";
        WordVectors.Create(["mine"], [5, 6]).Save(own, WordVectorsFormat.Mapped);
        var before = File.ReadAllBytes(own);
        Assert.Contains("They are not replaced", Assert.Throws<InvalidDataException>(() => WordVectors.Load(path, Mapped)).Message, StringComparison.Ordinal);
        Assert.Contains("found the same", Assert.Throws<InvalidDataException>(() => WordVectors.Load(own, Mapped with { MaximumCount = 1, MappedFile = own })).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(own));
    }

    [Fact]
    public void The_mapped_file_is_made_once_and_again_when_the_vectors_or_the_options_change()
    {
        var path = Path.Combine(folder, "glove.txt");
        File.WriteAllText(path, "a 1 2\nb 3 4\n");
        var when = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal(["a", "b"], Words(Mapped));
        File.SetLastWriteTimeUtc(path + ".mapped", when);
        Assert.Equal(["a", "b"], Words(Mapped));
        Assert.Equal(when, File.GetLastWriteTimeUtc(path + ".mapped"));
        Assert.Equal(["b"], Words(Mapped with { Words = ["b", "c"] }));
        File.SetLastWriteTimeUtc(path + ".mapped", when);
        Assert.Equal(["b"], Words(Mapped with { Words = ["c", "b", "c"] }));
        Assert.Equal(when, File.GetLastWriteTimeUtc(path + ".mapped"));
        Assert.Equal(["a", "b"], Words(Mapped));
        File.WriteAllText(path, "a 1 2\nc 3 4\nd 5 6\n");
        Assert.Equal(["a", "c", "d"], Words(Mapped));

        string[] Words(WordVectorsOptions options)
        {
            using var vectors = WordVectors.Load(path, options);
            return [.. vectors.Words];
        }
    }

    [Fact]
    public void A_file_of_another_kind_is_not_replaced()
    {
        var path = Path.Combine(folder, "glove.txt");
        File.WriteAllText(path, "a 1 2\n");
        File.WriteAllText(path + ".mapped", "precious");
        Assert.Contains("It is not replaced", Assert.Throws<InvalidDataException>(() => WordVectors.Load(path, Mapped)).Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(path + ".mapped"));
    }

    [Fact]
    public void Damage_of_the_vectors_is_told_and_no_file_is_left()
    {
        var path = Path.Combine(folder, "glove.txt");
        File.WriteAllText(path, "a 1 2\nb 1\n");
        Assert.Contains("line 2", Assert.Throws<InvalidDataException>(() => WordVectors.Load(path, Mapped)).Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void What_was_disposed_of_is_not_read()
    {
        var path = Path.Combine(folder, "glove.txt");
        File.WriteAllText(path, "a 1 2\nb 3 4\n");
        var vectors = WordVectors.Load(path, Mapped);
        vectors.Dispose();
        vectors.Dispose();
        Assert.Throws<ObjectDisposedException>(() => vectors[0].Length);
        Assert.Throws<ObjectDisposedException>(() => vectors.TryGetVector("a", new float[2]));
        var memory = WordVectors.Create(["a"], [1]);
        memory.Dispose();
        Assert.Equal([1], memory[0].ToArray());
    }

    [Fact]
    public void A_mapped_file_is_searched_like_memory()
    {
        var path = Copied("skipgram.bin");
        var memory = WordVectors.Load(path);
        using var mapped = WordVectors.Load(path, Mapped);
        Assert.Equal(new WordSearch(memory).Nearest("cat", 5), new WordSearch(mapped).Nearest("cat", 5));
    }

    [Fact]
    public void Streams_and_packed_files_cannot_be_mapped_in_place()
    {
        using var stream = new MemoryStream("a 1"u8.ToArray());
        Assert.Throws<ArgumentException>(() => WordVectors.Load(stream, Mapped));
        Assert.Throws<InvalidDataException>(() => WordVectors.Load(stream, new() { Format = WordVectorsFormat.Mapped }));
        Assert.Equal("Storage", Assert.Throws<ArgumentOutOfRangeException>(() => WordVectors.Load(Copied("skipgram.bin"), new() { Storage = (WordVectorsStorage)7 })).ParamName);
    }

    [Theory]
    [InlineData("skipgram.bin")]
    [InlineData("quantized.ftz")]
    [InlineData("charNgram.txt")]
    public void Damaged_files_give_an_error_or_vectors_but_no_crash(string model)
    {
        var path = Path.Combine(folder, "own");
        WordVectors.Load(Copied(model)).Save(path, WordVectorsFormat.Mapped);
        var whole = File.ReadAllBytes(path);
        foreach (var length in new[] { 8, 100, 255, 256, 300, whole.Length / 2, whole.Length - 64, whole.Length - 1 })
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Throws<InvalidDataException>(() => WordVectors.Load(path, Mapped));
        }
        foreach (var value in new[] { long.MaxValue, long.MinValue, -1, 0, 1, int.MaxValue, 1L << 40, 256, 257 })
            for (var position = 8; position < 200; position += 8)
            {
                var bytes = whole.ToArray();
                BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(position), value);
                File.WriteAllBytes(path, bytes);
                try
                {
                    using var vectors = WordVectors.Load(path, Mapped);
                    var vector = new float[vectors.Size];
                    foreach (var word in vectors.Words.Concat(["cat", "caterpillars"]))
                        vectors.TryGetVector(word, vector);
                }
                catch (InvalidDataException error)
                {
                    Assert.Contains("Expected", error.Message, StringComparison.Ordinal);
                }
            }
    }

    private string Copied(string file)
    {
        var path = Path.Combine(folder, file);
        if (file == "charNgram.txt")
            File.WriteAllText(path, "2gram-#BEGIN#c 1 2\n3gram-cat 0.1 1E-07\nthe -0 4\ncat 4 5\n4gram-\u65E5a\u672Cb 5 6\n");
        else
            File.Copy(Path.Combine(AppContext.BaseDirectory, "golden", file), path, overwrite: true);
        return path;
    }

    private static void Same(WordVectors expected, WordVectors found)
    {
        Assert.Equal(expected.Words, found.Words);
        Assert.Equal((expected.Size, expected.DuplicateCount, expected.Subwords is null), (found.Size, found.DuplicateCount, found.Subwords is null));
        var (vector, other) = (new float[expected.Size], new float[expected.Size]);
        foreach (var word in expected.Words.Concat(["cat", "cats", "\u65E5", "", "the-theory"]))
        {
            Assert.Equal(expected.TryGetVector(word, vector), found.TryGetVector(word, other));
            Expect.SameBits(vector, other, word);
        }
    }
}
