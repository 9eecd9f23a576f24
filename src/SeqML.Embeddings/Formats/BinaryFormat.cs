using SeqML.Text.Files;

namespace SeqML.Embeddings.Formats;

/// <summary>word2vec's binary format: a line with two numbers; then each word, a blank, and its numbers as floats. word2vec itself ends each with a line feed, others do not.</summary>
internal sealed class BinaryFormat(ByteSource source, VectorCollector collector)
{
    /// <summary>No word is as long; a damaged file may have no blank.</summary>
    private const int LongestWord = 1 << 16;

    /// <summary>Few words are as long: so much is looked at first.</summary>
    private const int LongWord = 256;

    public WordVectors Read()
    {
        if (!source.TryReadLine(out var line) || TextFormat.TryReadHeader(line, out var size) is not { } expected)
            throw new InvalidDataException($"Expected the number of words and that of numbers in line 1, found '{TextFormat.Shown(line)}'.");
        if (size is < 1 or > VectorCollector.MaximumSize)
            throw new InvalidDataException(FormattableString.Invariant($"Expected vectors of 1 to {VectorCollector.MaximumSize:#,0} numbers, found {size:#,0} in '{TextFormat.Shown(line)}'."));
        var bytes = size * sizeof(float) + 1L; // and a blank
        if (source.Length is { } length && expected > (length - source.Position) / bytes)
            throw new InvalidDataException(FormattableString.Invariant($"Expected {expected} words of {size} numbers, as the first line says, found {length - source.Position:#,0} bytes, which are too few. The end of the file is missing, or the line is wrong."));
        collector.Start(size, source.Length is null ? null : expected);
        var (word, vector) = (new byte[64], new float[size]);
        for (var number = 1L; number <= expected && !collector.IsFull; number++)
        {
            SkipLineFeeds();
            var blank = source.Peek(LongWord).IndexOf((byte)' ');
            if (blank < 0)
                blank = source.Peek(LongestWord).IndexOf((byte)' ');
            if (blank <= 0)
                throw Missing(number, expected, source.Peek(1).IsEmpty ? "the end of the file" : blank == 0 ? "a blank" : "none");
            if (word.Length < blank)
                word = new byte[2 * blank];
            source.Peek(blank).CopyTo(word);
            source.Skip(blank + 1);
            var from = source.Position;
            if (source.Read(vector) != size)
                throw Missing(number, expected, "the end of the file");
            if (!FiniteNumbers.All(vector))
                throw NotFinite(number, word.AsSpan(0, blank), from, vector);
            collector.Add(word.AsSpan(0, blank), vector);
            if (number == VectorCollector.Sample && source.Length is { } all)
                collector.Foresee(source.Position / (double)all);
        }
        SkipLineFeeds();
        if (!collector.IsFull && !source.Peek(1).IsEmpty)
            throw new InvalidDataException(FormattableString.Invariant($"Expected the end of the file after {expected} words, as the first line says, found more from byte {source.Position} on."));
        return collector.Build();
    }

    private void SkipLineFeeds()
    {
        while (source.Peek(1).StartsWith("\n"u8))
            source.Skip(1);
    }

    private static InvalidDataException NotFinite(long number, ReadOnlySpan<byte> word, long from, float[] vector) =>
        new(FormattableString.Invariant($"Expected finite numbers for word {number} ('{TextFormat.Shown(word)}') from byte {from} on, found {Array.Find(vector, value => !float.IsFinite(value))}. The file is damaged, or its vectors have not {vector.Length} numbers."));

    private InvalidDataException Missing(long number, long expected, string found) =>
        new(FormattableString.Invariant($"Expected word {number} of {expected}, a blank, and its numbers at byte {source.Position}, found {found}. The end of the file is missing, or it is damaged before."));
}
