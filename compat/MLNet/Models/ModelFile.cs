using System.IO.Compression;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A model file: a zip of its own format (not ML.NET's), with the transformers and the schema of their input.</summary>
internal static class ModelFile
{
    public const string EntryName = "model.bin";

    private const string Root = "model";
    private const string SchemaEntry = "schema.bin";
    private const string VersionEntry = "version.txt";
    private const string Version = "SeqML compat/MLNet model, format 1";

    public static void Save(ITransformer model, DataViewSchema schema, Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        using (var writer = new StreamWriter(archive.CreateEntry(VersionEntry).Open()))
            writer.Write(Version);
        if (model != null)
        {
            using var context = new ModelSaveContext(archive, Root);
            model.Save(context);
            context.Done();
        }
        if (schema == null)
            return;
        using var schemaWriter = new BinaryWriter(archive.CreateEntry(SchemaEntry).Open(), Encoding.UTF8);
        SchemaCodec.Write(schemaWriter, schema);
    }

    public static ITransformer Load(IHostEnvironment environment, Stream stream, out DataViewSchema schema)
    {
        try
        {
            using var archive = Open(stream);
            if (archive.GetEntry(VersionEntry) == null)
                throw new InvalidOperationException("The file is a zip, but not a model saved by this ML.NET (compat/MLNet).");
            using var context = new ModelLoadContext(environment, archive, Root);
            var model = TransformerLoaders.Load(context);
            schema = null;
            if (archive.GetEntry(SchemaEntry) is { } entry)
            {
                using var reader = new BinaryReader(new BufferedStream(entry.Open()), Encoding.UTF8);
                schema = SchemaCodec.Read(reader);
            }
            return model;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new FormatException("The model file is damaged.", exception);
        }
    }

    private static ZipArchive Open(Stream stream)
    {
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or ArgumentException)
        {
            throw new FormatException("The model file is no zip archive.", exception);
        }
    }
}
