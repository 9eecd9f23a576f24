using System.Globalization;
using System.Text;
using SeqML.Embeddings.Storage;
using SeqML.Text.Files;

namespace SeqML.Embeddings.Formats;

/// <summary>GloVe's lines of a word and its numbers, and word2vec's, which begin with "words numbers". A word may have blanks in it, as some of GloVe's do (". . .").</summary>
internal sealed class TextFormat
{
    private const int MaximumSize = 8192;

    private readonly Utf8Lines lines;
    private readonly int maximumCount;
    private readonly PackedWords? kept;
    private readonly PackedWords words = new();
    private MemoryRows vectors = null!;
    private float[] vector = [];
    private int duplicates;

    public TextFormat(Utf8Lines lines, WordVectorsOptions options)
    {
        (this.lines, maximumCount) = (lines, options.MaximumCount);
        if (options.Words is not { } only)
            return;
        kept = new PackedWords();
        foreach (var word in only)
        {
            kept.TryAdd(word);
            kept.TryAdd(word.ToLowerInvariant());
        }
    }

    public WordVectors Read()
    {
        if (!lines.TryRead(out var line))
            throw new InvalidDataException("Expected lines of a word and its numbers, found an empty file.");
        var expected = TryReadHeader(line, out var size);
        if (expected is null)
        {
            size = CountFields(line) - 1;
            Start(size, line);
            ReadVector(line);
        }
        else
        {
            Start(size, line);
        }
        var found = expected is null ? 1L : 0;
        int? blank = null;
        while (words.Count < maximumCount)
        {
            if (!lines.TryRead(out line))
            {
                if (expected is not null && expected != found)
                    throw new InvalidDataException(FormattableString.Invariant($"Expected {expected} words, as the first line says, found {found}. {(found < expected ? "The end of the file is missing." : "Correct the line, or take it away.")}"));
                break;
            }
            if (line.IsEmpty)
            {
                blank ??= lines.Number; // at the end of a file it is none
                continue;
            }
            if (blank is not null)
                throw new InvalidDataException(FormattableString.Invariant($"Expected a word and {size} numbers in line {blank}, found nothing."));
            ReadVector(line);
            found++;
        }
        return new WordVectors(words, vectors, subwords: null, duplicates);
    }

    private void Start(int size, ReadOnlySpan<byte> line)
    {
        if (size is < 1 or > MaximumSize)
            throw new InvalidDataException(FormattableString.Invariant($"Expected a word and from 1 to {MaximumSize:#,0} numbers in line 1, found {size:#,0} numbers in '{Shown(line)}'."));
        (vectors, vector) = (new MemoryRows(size), new float[size]);
    }

    /// <summary>The number of words, where the line is two whole numbers; else null.</summary>
    private static long? TryReadHeader(ReadOnlySpan<byte> line, out int size)
    {
        size = 0;
        var rest = line;
        return CountFields(line) == 2
            && int.TryParse(LastField(ref rest), NumberStyles.None, CultureInfo.InvariantCulture, out size)
            && long.TryParse(rest.Trim((byte)' ').Trim((byte)'\t'), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
    }

    private void ReadVector(ReadOnlySpan<byte> line)
    {
        var rest = line;
        for (var i = vector.Length - 1; i >= 0; i--)
            if (!float.TryParse(LastField(ref rest), NumberStyles.Float, CultureInfo.InvariantCulture, out vector[i]) || !float.IsFinite(vector[i]))
                throw Damaged(line);
        var name = rest.TrimEnd(" \t"u8);
        var before = name;
        if (name.IsEmpty || name[0] is (byte)' ' or (byte)'\t' || (name.IndexOfAny((byte)' ', (byte)'\t') >= 0 && float.TryParse(LastField(ref before), NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            throw Damaged(line); // a number too few, or one too many: a word of several parts ends in none
        Keep(name);
    }

    private void Keep(ReadOnlySpan<byte> name)
    {
        if (kept is not null && kept.IndexOf(name) < 0)
            return;
        if (words.TryAdd(name)) // malformed parts become U+FFFD
            vectors.Add(vector);
        else
            duplicates++;
    }

    /// <summary>Tells what is wrong with a line.</summary>
    private InvalidDataException Damaged(ReadOnlySpan<byte> line)
    {
        var (fields, size) = (CountFields(line), vector.Length);
        if (line.ContainsAnyInRange((byte)0, (byte)8))
            return new InvalidDataException(FormattableString.Invariant($"Expected a word and {size} numbers in line {lines.Number}, found no text. Files in a binary format have to be converted to text."));
        if (line[0] is (byte)' ' or (byte)'\t')
            return new InvalidDataException(FormattableString.Invariant($"Expected a word and {size} numbers in line {lines.Number}, found no word before '{Shown(line)}'."));
        if (fields != size + 1)
            return new InvalidDataException(FormattableString.Invariant($"Expected a word and {size} numbers in line {lines.Number}, found {fields} parts in '{Shown(line)}'."));
        var rest = line;
        var wrong = "";
        for (var i = 0; i < size; i++)
        {
            var field = LastField(ref rest);
            if (!float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !float.IsFinite(value))
                wrong = Shown(field); // in the end, the first of them
        }
        return new InvalidDataException(FormattableString.Invariant($"Expected finite numbers after the word '{Shown(rest)}' in line {lines.Number}, found '{wrong}'."));
    }

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

    /// <summary>The beginning of a text, for a message.</summary>
    private static string Shown(ReadOnlySpan<byte> text)
    {
        var shown = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 40)]).Trim();
        return text.Length > 40 ? shown + "..." : shown;
    }
}
