using System.Runtime.InteropServices;

namespace SeqML.Embeddings.Storage;

/// <summary>Rows go into files that vanish when they are closed: vectors that memory would not hold are read through them.</summary>
/// <param name="path">The beginning of the files' names.</param>
internal sealed class FileStore(string path) : RowStore, IDisposable
{
    private readonly List<FileRows> all = [];

    public override IRowSink Open(int size, int capacity = int.MaxValue)
    {
        all.Add(new FileRows(FormattableString.Invariant($"{path}.{Guid.NewGuid():N}.tmp"), size));
        return all[^1];
    }

    public void Dispose() => all.ForEach(rows => rows.Dispose());

    private sealed class FileRows(string path, int size) : IRowSink, IDisposable
    {
        private readonly FileStream stream = TemporaryFile.Create(path);
        private MappedFile? mapped;
        private int count;

        public void Add(ReadOnlySpan<float> row)
        {
            stream.Write(MemoryMarshal.AsBytes(row));
            count++;
        }

        public VectorRows Finish()
        {
            stream.Flush();
            return count == 0 ? new MemoryRows(size) : new MappedRows(mapped = new MappedFile(stream), offset: 0, count, size);
        }

        public void Dispose()
        {
            mapped?.Dispose();
            stream.Dispose();
        }
    }
}
