using System.IO.Compression;
using System.Text;
using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>A place in a model file. Only this assembly's own transformers can write into it; others hand it on to one of them.</summary>
public sealed class ModelSaveContext : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly string _directory;
    private readonly MemoryStream _content = new();
    private string _signature;

    internal ModelSaveContext(ZipArchive archive, string directory)
    {
        _archive = archive;
        _directory = directory;
        Writer = new BinaryWriter(_content, Encoding.UTF8, leaveOpen: true);
    }

    internal BinaryWriter Writer { get; }

    /// <summary>Frees what the context holds.</summary>
    public void Dispose()
    {
        Writer.Dispose();
        _content.Dispose();
    }

    // The name under which the loader knows how to read what follows.
    internal void SetSignature(string signature) => _signature = signature;

    internal void SaveSubModel(string name, ICanSaveModel model)
    {
        using var inner = new ModelSaveContext(_archive, $"{_directory}/{name}");
        model.Save(inner);
        inner.Done();
    }

    internal void Done()
    {
        if (_signature == null)
            throw new InvalidOperationException("ModelSignature not specified: the transformer's Save has written nothing.");
        Writer.Flush();
        using var entry = _archive.CreateEntry($"{_directory}/{ModelFile.EntryName}").Open();
        using var writer = new BinaryWriter(entry, Encoding.UTF8);
        writer.Write(_signature);
        writer.Flush();
        _content.WriteTo(entry);
    }
}
