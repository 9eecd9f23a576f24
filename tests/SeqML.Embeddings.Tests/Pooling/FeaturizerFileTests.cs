using FsCheck;
using FsCheck.Fluent;
using SeqML.Embeddings.Pooling;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Pooling;

public sealed class FeaturizerFileTests
{
    private static readonly WordVectors Few = WordVectors.Create(["good", "na\u00EFve", "film"], [1, -2, -1, 4, 0.5f, 0.25f]);
    private static readonly string[][] Texts = [["good", "film"], ["film", "na\u00EFve"], []];

    public static TheoryData<WordPooling> All => TextFeaturizerTests.All;

    [Theory]
    [MemberData(nameof(All))]
    public void What_was_saved_is_loaded_to_the_last_bit_also_from_a_stream_that_cannot_go_back(WordPooling pooling)
    {
        var featurizer = TextFeaturizer.Learn(Few, Texts, pooling);
        var saved = Save(featurizer);
        foreach (var stream in new Stream[] { new MemoryStream(saved), new SlowStream(saved) })
        {
            var loaded = TextFeaturizer.Load(stream);
            Assert.Equal(pooling, loaded.Pooling);
            Assert.Equal(featurizer.Words, loaded.Words);
            Assert.Equal(saved, Save(loaded));
            foreach (var text in Texts)
                Assert.Equal(Features(featurizer, text), Features(loaded, text));
        }
    }

    [Fact]
    public void A_sequence_is_loaded_and_not_taken_for_a_text()
    {
        var stream = new MemoryStream();
        SequenceFeaturizer.Learn(Few, Texts, UnknownWords.Mean).Save(stream);
        var loaded = SequenceFeaturizer.Load(new MemoryStream(stream.ToArray()));
        Assert.Equal(UnknownWords.Mean, loaded.UnknownWords);
        Assert.Equal(["film", "good", "na\u00EFve"], loaded.Words);
        Assert.Throws<InvalidDataException>(() => TextFeaturizer.Load(new MemoryStream(stream.ToArray())));
        Assert.Throws<InvalidDataException>(() => SequenceFeaturizer.Load(new MemoryStream(Save(TextFeaturizer.Learn(Few, Texts)))));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_end_that_is_missing_is_told_and_so_is_what_follows(WordPooling pooling)
    {
        var saved = Save(TextFeaturizer.Learn(Few, Texts, pooling));
        for (var length = 0; length < saved.Length; length++)
            Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => TextFeaturizer.Load(new MemoryStream(saved[..length]))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => TextFeaturizer.Load(new MemoryStream([.. saved, 0])));
    }

    [Fact]
    public void A_changed_byte_is_told_or_harmless() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<uint>(), ArbMap.Default.ArbFor<byte>(), ReadChanged));

    private static void ReadChanged(uint place, byte value)
    {
        var saved = Save(TextFeaturizer.Learn(Few, Texts, new SifPooling()));
        saved[place % saved.Length] = value;
        try
        {
            Features(TextFeaturizer.Load(new MemoryStream(saved)), Texts[0]);
        }
        catch (InvalidDataException)
        {
        }
    }

    [Fact]
    public void A_header_that_asks_for_much_memory_gets_none()
    {
        var saved = Save(TextFeaturizer.Learn(Few, Texts));
        BitConverter.TryWriteBytes(saved.AsSpan(13), 1_000_000); // numbers in a vector
        BitConverter.TryWriteBytes(saved.AsSpan(17), 2000); // words
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => TextFeaturizer.Load(new MemoryStream(saved)));
        Assert.Throws<InvalidDataException>(() => TextFeaturizer.Load(new SlowStream(saved)));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    private static byte[] Save(TextFeaturizer featurizer)
    {
        using var stream = new MemoryStream();
        featurizer.Save(stream);
        return stream.ToArray();
    }

    private static float[] Features(TextFeaturizer featurizer, string[] words)
    {
        var features = new float[featurizer.Size];
        featurizer.Featurize(words, features);
        return features;
    }
}
