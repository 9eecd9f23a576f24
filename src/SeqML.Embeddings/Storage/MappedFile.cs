using System.IO.MemoryMappedFiles;

namespace SeqML.Embeddings.Storage;

/// <summary>A file that is read as memory. It is closed when it is disposed of, or when nothing refers to it any more.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private byte* start; // not acquired, so that the view's handle may close itself in the end

    public MappedFile(FileStream stream)
    {
        Length = stream.Length;
        file = MemoryMappedFile.CreateFromFile(stream, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        start = (byte*)view.SafeMemoryMappedViewHandle.DangerousGetHandle() + view.PointerOffset;
    }

    public long Length { get; }

    /// <summary>Numbers from a place of the file on.</summary>
    public ReadOnlySpan<T> Span<T>(long offset, int count)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(start is null, typeof(WordVectors));
        if (offset < 0 || count < 0 || offset + (long)count * sizeof(T) > Length)
            throw new ArgumentOutOfRangeException(nameof(offset), offset, FormattableString.Invariant($"Expected numbers within {Length} bytes."));
        return new ReadOnlySpan<T>(start + offset, count);
    }

    public void Dispose()
    {
        start = null;
        view.Dispose();
        file.Dispose();
    }
}
