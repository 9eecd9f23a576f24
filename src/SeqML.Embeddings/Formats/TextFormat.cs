using System.Globalization;
using System.Text;
using SeqML.Text.Files;

namespace SeqML.Embeddings.Formats;

/// <summary>Lines of a word and its numbers: GloVe's, word2vec's, which begin with "words numbers", and charNgram's, whose words are names of n-grams. A word may have blanks in it, as some of GloVe's do (". . .").</summary>
internal sealed class TextFormat(ByteSource source, VectorCollector collector)
{
    private float[] vector = [];

    /// <summary>Reads all lines.</summary>
    /// <param name="format">One of the formats of text.</param>
    public WordVectors Read(WordVectorsFormat format)
    {
        if (!source.TryReadLine(out var line))
            throw new InvalidDataException("Expected lines of a word and its numbers, found an empty file.");
        var (expected, found) = ((long?)null, 0L);
        int size;
        if (format == WordVectorsFormat.Word2VecText)
        {
            expected = TryReadHeader(line, out size) ?? throw new InvalidDataException($"Expected the number of words and that of numbers in line 1, found '{Shown(line)}'.");
            Start(size, line, expected);
        }
        else
        {
            size = CountFields(line) - 1;
            Start(size, line, expected: null);
            if (format == WordVectorsFormat.CharNgram)
                collector.TakeNgrams(size);
            ReadVector(line);
            found++;
        }
        long? blank = null;
        while (!collector.IsFull || format == WordVectorsFormat.CharNgram)
        {
            if (!source.TryReadLine(out line))
            {
                if (expected is not null && expected != found)
                    throw new InvalidDataException(FormattableString.Invariant($"Expected {expected} words, as the first line says, found {found}. {(found < expected ? "The end of the file is missing." : "Correct the line, or take it away.")}"));
                break;
            }
            if (line.IsEmpty)
            {
                blank ??= source.Line; // at the end of a file it is none
                continue;
            }
            if (blank is not null)
                throw new InvalidDataException(FormattableString.Invariant($"Expected a word and {size} numbers in line {blank}, found nothing."));
            found++;
            ReadVector(line, keeps: expected is null || found <= expected);
            if (found == VectorCollector.Sample && source.Length is { } length)
                collector.Foresee(source.Position / (double)length);
        }
        return collector.Build();
    }

    /// <summary>The number of words, where the line is two whole numbers; else null.</summary>
    public static long? TryReadHeader(ReadOnlySpan<byte> line, out int size)
    {
        size = 0;
        var rest = line;
        return CountFields(line) == 2
            && int.TryParse(LastField(ref rest), NumberStyles.None, CultureInfo.InvariantCulture, out size)
            && long.TryParse(rest.Trim((byte)' ').Trim((byte)'\t'), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
    }

    /// <summary>The first part of a line, up to a blank.</summary>
    public static ReadOnlySpan<byte> FirstField(ReadOnlySpan<byte> line) => line.IndexOfAny((byte)' ', (byte)'\t') is >= 0 and var blank ? line[..blank] : line;

    /// <summary>Whether a line is a word without blanks and so many numbers.</summary>
    public static bool IsVector(ReadOnlySpan<byte> line, Span<float> numbers)
    {
        var position = FirstField(line).Length;
        for (var i = 0; i < numbers.Length; i++)
        {
            while (position < line.Length && line[position] is (byte)' ' or (byte)'\t')
                position++;
            if (position == line.Length || !DecimalNumber.TryRead(line, ref position, out numbers[i]))
                return false;
        }
        return position == line.Length && line[0] is not ((byte)' ' or (byte)'\t');
    }

    /// <summary>The beginning of a text, for a message.</summary>
    public static string Shown(ReadOnlySpan<byte> text)
    {
        var shown = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 40)]).Trim();
        return text.Length > 40 ? shown + "..." : shown;
    }

    private void Start(int size, ReadOnlySpan<byte> line, long? expected)
    {
        if (line.IsEmpty)
            throw new InvalidDataException(FormattableString.Invariant($"Expected a word and from 1 to {VectorCollector.MaximumSize:#,0} numbers in line 1, found an empty line."));
        if (size is < 1 or > VectorCollector.MaximumSize)
            throw new InvalidDataException(FormattableString.Invariant($"Expected a word and from 1 to {VectorCollector.MaximumSize:#,0} numbers in line 1, found {size:#,0} numbers in '{Shown(line)}'."));
        vector = new float[size];
        // A line has two bytes for each number and for the word, at the least: no room is made for more than the file can have.
        var possible = source.Length is { } length ? (length - source.Position) / (2 * (size + 1L)) + 1 : (long?)null;
        collector.Start(size, expected is null || possible is null ? null : Math.Min(expected.Value, possible.Value));
    }

    private void ReadVector(ReadOnlySpan<byte> line, bool keeps = true)
    {
        ReadOnlySpan<byte> name;
        if (IsVector(line, vector))
        {
            name = FirstField(line);
        }
        else
        {
            var rest = line; // from the end on: the word may have blanks
            for (var i = vector.Length - 1; i >= 0; i--)
                if (!TryReadNumber(LastField(ref rest), out vector[i]))
                    throw Damaged(line);
            name = rest.TrimEnd(" \t"u8);
            var before = name;
            if (name.IsEmpty || name[0] is (byte)' ' or (byte)'\t' || (name.IndexOfAny((byte)' ', (byte)'\t') >= 0 && float.TryParse(LastField(ref before), NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
                throw Damaged(line); // a number too few, or one too many: a word of several parts ends in none
        }
        if (keeps)
            collector.Add(name, vector);
    }

    /// <summary>Tells what is wrong with a line.</summary>
    private InvalidDataException Damaged(ReadOnlySpan<byte> line)
    {
        var (fields, size) = (CountFields(line), vector.Length);
        if (line.ContainsAnyInRange((byte)0, (byte)8))
            return new InvalidDataException(FormattableString.Invariant($"Expected a word and {size} numbers in line {source.Line}, found no text. This is no file of vectors, or one in a binary format that is not known."));
        if (line[0] is (byte)' ' or (byte)'\t')
            return new InvalidDataException(FormattableString.Invariant($"Expected a word and {size} numbers in line {source.Line}, found no word before '{Shown(line)}'."));
        if (fields != size + 1)
            return new InvalidDataException(FormattableString.Invariant($"Expected a word and {size} numbers in line {source.Line}, found {fields} parts in '{Shown(line)}'."));
        var rest = line;
        var wrong = "";
        for (var i = 0; i < size; i++)
        {
            var field = LastField(ref rest);
            if (!TryReadNumber(field, out _))
                wrong = Shown(field); // in the end, the first of them
        }
        return new InvalidDataException(FormattableString.Invariant($"Expected finite numbers after the word '{Shown(rest)}' in line {source.Line}, found '{wrong}'."));
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> field, out float value) => float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);

    private static ReadOnlySpan<byte> LastField(ref ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimEnd(" \t"u8);
        var blank = rest.LastIndexOfAny((byte)' ', (byte)'\t');
        var field = rest[(blank + 1)..];
        rest = blank < 0 ? [] : rest[..blank];
        return field;
    }

    private static int CountFields(ReadOnlySpan<byte> line)
    {
        var count = 0;
        while (!LastField(ref line).IsEmpty)
            count++;
        return count;
    }
}
