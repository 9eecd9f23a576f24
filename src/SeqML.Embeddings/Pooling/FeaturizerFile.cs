using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace SeqML.Embeddings.Pooling;

/// <summary>
/// A featurizer as bytes, little-endian: "SeqMLwf" and the version 1; the kind, a byte, and its number (of SIF its smoothing, of a sequence what unknown words give), a float; numbers in a vector and words, an int each;
/// the words, each with its length in bytes; the vectors; of those that learn them the weights and the component; nothing more.
/// </summary>
internal static class FeaturizerFile
{
    private const int FloatsAtOnce = 1 << 20;
    private const byte Mean = 1, Max = 2, MinMeanMax = 3, TfIdf = 4, Sif = 5, Sequence = 100;

    private static readonly byte[] Start = [.. "SeqMLwf"u8, 1];

    public static void Write(Stream stream, TextFeaturizer featurizer)
    {
        var (kind, number) = featurizer.Pooling switch
        {
            MeanPooling => (Mean, 0f),
            MaxPooling => (Max, 0f),
            MinMeanMaxPooling => (MinMeanMax, 0f),
            TfIdfPooling => (TfIdf, 0f),
            SifPooling sif => (Sif, sif.Smoothing),
            _ => throw new NotSupportedException($"Expected a pooling that is saved, found {featurizer.Pooling.GetType().Name}."),
        };
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        Write(writer, kind, number, featurizer.Vectors);
        Write(writer, featurizer.Weights);
        Write(writer, featurizer.Component);
    }

    public static void Write(Stream stream, SequenceFeaturizer featurizer)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        Write(writer, Sequence, (int)featurizer.UnknownWords, featurizer.Vectors);
    }

    public static TextFeaturizer ReadText(Stream stream)
    {
        var reader = new FeaturizerReader(stream);
        var (kind, number) = reader.Begin(Start);
        WordPooling pooling = kind switch
        {
            Mean => new MeanPooling(),
            Max => new MaxPooling(),
            MinMeanMax => new MinMeanMaxPooling(),
            TfIdf => new TfIdfPooling(),
            Sif when number > 0 && float.IsFinite(number) => new SifPooling { Smoothing = number },
            _ => throw FeaturizerReader.Damaged(FormattableString.Invariant($"Expected a way to make one vector of words, found the kind {kind} with {number}")),
        };
        var vectors = reader.Vectors();
        var weights = pooling.LearnsWeights ? reader.Floats(vectors.Words.Count) : null;
        if (weights is not null && Array.Exists(weights, weight => !(weight > 0)))
            throw FeaturizerReader.Damaged("Expected weights above 0, found another");
        var component = pooling.LearnsComponent ? reader.Floats(vectors.Size) : null;
        reader.End();
        return new TextFeaturizer(pooling, vectors, weights, component);
    }

    public static SequenceFeaturizer ReadSequence(Stream stream)
    {
        var reader = new FeaturizerReader(stream);
        var (kind, number) = reader.Begin(Start);
        var unknown = kind == Sequence && number is >= 0 and <= (int)UnknownWords.Mean && number == (int)number ? (UnknownWords)number
            : throw FeaturizerReader.Damaged(FormattableString.Invariant($"Expected a sequence of vectors, found the kind {kind} with {number}"));
        var vectors = reader.Vectors();
        reader.End();
        return new SequenceFeaturizer(vectors, unknown);
    }

    private static void Write(BinaryWriter writer, byte kind, float number, KeptVectors vectors)
    {
        writer.Write(Start);
        writer.Write(kind);
        writer.Write(number);
        writer.Write(vectors.Size);
        writer.Write(vectors.Words.Count);
        foreach (var word in vectors.Words)
            writer.Write(word);
        Write(writer, vectors.Values);
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            for (var rest = values; !rest.IsEmpty; rest = rest[Math.Min(FloatsAtOnce, rest.Length)..]) // no span has room for the bytes of a large array
                writer.Write(MemoryMarshal.AsBytes(rest[..Math.Min(FloatsAtOnce, rest.Length)]));
            return;
        }
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            writer.Write(bytes);
        }
    }
}
