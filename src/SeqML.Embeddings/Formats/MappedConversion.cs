using SeqML.Embeddings.Storage;
using SeqML.Text.Corpora;

namespace SeqML.Embeddings.Formats;

/// <summary>Maps a file of vectors: where it lies, if it was made for that, and else by way of another that is made once.</summary>
internal static class MappedConversion
{
    /// <param name="path">Any file of vectors.</param>
    /// <param name="options">With the name of the other file, where it is told.</param>
    /// <param name="read">Reads the file's vectors into a store.</param>
    public static WordVectors Open(string path, WordVectorsOptions options, Func<RowStore, WordVectors> read)
    {
        if (options is { Words: null, MaximumCount: int.MaxValue } && Header(path) is not null)
            return MappedFormat.Open(path);
        var target = options.MappedFile ?? path + ".mapped";
        if (Path.GetFullPath(target) == Path.GetFullPath(path))
            throw new InvalidDataException($"Expected MappedFile to be another file than '{path}', whose vectors it is to hold, found the same. It is not replaced: name another one.");
        var source = new FileInfo(path);
        var made = new MappedHeader { SourceLength = source.Length, SourceTime = source.LastWriteTimeUtc.Ticks, SourceOptions = Hash(options) };
        if (File.Exists(target))
        {
            if (Header(target) is not { } header)
                throw new InvalidDataException($"Expected at '{target}' no file, or one that was made to map vectors, found another. It is not replaced: name another one as MappedFile.");
            if (header is { SourceLength: 0, SourceTime: 0 })
                throw new InvalidDataException($"Expected at '{target}' no file, or one that was made of another to map its vectors, found vectors that were saved there. They are not replaced: name another file as MappedFile.");
            if ((header.SourceLength, header.SourceTime, header.SourceOptions, header.FileVersion) == (made.SourceLength, made.SourceTime, made.SourceOptions, MappedHeader.Version) && header.FileLength == new FileInfo(target).Length)
                return MappedFormat.Open(target);
        }
        using (var store = new FileStore(target))
        {
            var vectors = read(store);
            CorpusFile.WriteBytes(target, file => new MappedFormatWriter(file).Write(vectors, vectors.PackedWords, made));
        }
        return MappedFormat.Open(target);
    }

    private static MappedHeader? Header(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        return MappedFormat.ReadHeader(file);
    }

    /// <summary>The same for options that keep the same words, in whatever order they are given.</summary>
    private static long Hash(WordVectorsOptions options)
    {
        var sum = options.MaximumCount * 31L + (options.Format is { } format ? (int)format + 1 : 0);
        if (options.Words is null)
            return sum;
        foreach (var word in options.Words.Distinct(StringComparer.Ordinal))
        {
            var hash = 14695981039346656037UL;
            foreach (var character in word)
                hash = (hash ^ character) * 1099511628211;
            sum += (long)hash;
        }
        return ~sum;
    }
}
