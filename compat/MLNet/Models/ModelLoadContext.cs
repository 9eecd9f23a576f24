using System.IO.Compression;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A place in a model file, to read from.</summary>
internal sealed class ModelLoadContext : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly string _directory;

    public ModelLoadContext(IHostEnvironment environment, ZipArchive archive, string directory)
    {
        Environment = environment;
        _archive = archive;
        _directory = directory;
        var entry = archive.GetEntry($"{directory}/{ModelFile.EntryName}")
            ?? throw new InvalidOperationException($"The model file has no entry '{directory}/{ModelFile.EntryName}'.");
        Reader = new BinaryReader(new BufferedStream(entry.Open()), Encoding.UTF8);
        Signature = Reader.ReadString();
    }

    public IHostEnvironment Environment { get; }

    public BinaryReader Reader { get; }

    public string Signature { get; }

    public ITransformer LoadSubModel(string name)
    {
        using var inner = new ModelLoadContext(Environment, _archive, $"{_directory}/{name}");
        return TransformerLoaders.Load(inner);
    }

    public void Dispose() => Reader.Dispose();
}
