using System.Runtime.InteropServices;
using SeqML.Embeddings.Storage;
using SeqML.Embeddings.Subwords;

namespace SeqML.Embeddings.Formats;

/// <summary>Writes a file that is made to be mapped: vectors row by row where the processor likes to read them.</summary>
internal sealed class MappedFormatWriter(Stream file)
{
    private readonly ByteSink sink = new(file);
    private long position;

    /// <param name="vectors">What is written.</param>
    /// <param name="words">Its words.</param>
    /// <param name="source">What the vectors were made of, where they were; the other fields are filled in.</param>
    public void Write(WordVectors vectors, PackedWords words, MappedHeader source = default)
    {
        var header = source with
        {
            FileMagic = MappedHeader.Magic,
            FileVersion = MappedHeader.Version,
            Count = words.Count,
            Size = vectors.Size,
            Duplicates = vectors.DuplicateCount,
            WordBytes = words.ByteCount,
        };
        Put(new byte[MappedHeader.Room]);
        header.Rows = PutRows(vectors.Rows);
        header.Words = PutWords(words);
        if (vectors.Subwords is HashedSubwords hashed)
            PutHashed(hashed, ref header);
        else if (vectors.Subwords is NamedSubwords named)
            PutNamed(named, ref header);
        Align();
        sink.Flush();
        header.FileLength = position;
        file.Position = 0;
        file.Write(MemoryMarshal.AsBytes([header]));
    }

    private void PutHashed(HashedSubwords subwords, ref MappedHeader header)
    {
        var input = subwords.Input;
        header.SubwordKind = 1;
        (header.MinimumLength, header.MaximumLength, header.Buckets) = (input.Ngrams.MinimumLength, input.Ngrams.MaximumLength, input.Ngrams.BucketCount);
        (header.InputRows, header.Input) = (input.Rows.Count, PutRows(input.Rows));
        header.KeptCount = -1;
        if (input.Kept is { } kept)
        {
            (header.KeptCount, header.Kept) = (kept.Count, Align());
            foreach (var (bucket, row) in kept)
                Put(MemoryMarshal.AsBytes([bucket, row]));
        }
        if (subwords.Counts is { } counts)
        {
            header.Counts = Align();
            Put(MemoryMarshal.AsBytes<long>(counts));
        }
    }

    private void PutNamed(NamedSubwords subwords, ref MappedHeader header)
    {
        header.SubwordKind = 2;
        (header.NameCount, header.NameBytes) = (subwords.Names.Count, subwords.Names.ByteCount);
        header.NameRows = PutRows(subwords.Rows);
        header.Names = PutWords(subwords.Names);
    }

    private long PutRows(VectorRows rows)
    {
        var start = Align();
        foreach (var block in rows.Blocks)
            Put(MemoryMarshal.AsBytes(block));
        return start;
    }

    private long PutWords(PackedWords words)
    {
        var start = Align();
        var end = 0;
        for (var i = 0; i < words.Count; i++)
            Put(MemoryMarshal.AsBytes([end += words.Utf8(i).Length]));
        for (var i = 0; i < words.Count; i++)
            Put(words.Utf8(i));
        return start;
    }

    private long Align()
    {
        Put(new byte[-position & 63]);
        return position;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        sink.Write(bytes);
        position += bytes.Length;
    }
}
