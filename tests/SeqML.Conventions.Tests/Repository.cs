using System.Reflection;

namespace SeqML.Conventions.Tests;

/// <summary>The sources, as files, and what was built of them.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The rooms, lowest first: one may use those before it that it names.</summary>
    public static IReadOnlyList<(Assembly Assembly, string[] Uses)> Rooms { get; } =
    [
        (typeof(Engine.Tensors.Tensor).Assembly, []),
        (typeof(Layers.Module).Assembly, ["SeqML.Engine"]),
        (typeof(SeqML.Training.Loop.TrainingLoop).Assembly, ["SeqML.Engine", "SeqML.Layers"]),
        (typeof(SeqML.Text.Vocabularies.Vocabulary).Assembly, []),
        (typeof(SeqML.Embeddings.WordVectors).Assembly, ["SeqML.Engine", "SeqML.Text"]),
        (typeof(SeqML.Tasks.Classification.TextClassifier).Assembly, ["SeqML.Engine", "SeqML.Layers", "SeqML.Training", "SeqML.Text", "SeqML.Embeddings"]),
        (typeof(SeqMLCatalog).Assembly, ["SeqML.Tasks", "SeqML.Training", "SeqML.Text", "SeqML.Embeddings", "Microsoft.ML"]),
    ];

    public static IEnumerable<string> Files(string pattern, params string[] folders) => folders
        .Select(folder => Path.Combine(Root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories));

    public static IEnumerable<string> SourceFiles() => Files("*.cs", "src", "compat", "tests", "samples", "benchmarks");

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');
}
