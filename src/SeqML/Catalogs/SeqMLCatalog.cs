using Microsoft.ML;
using SeqML.Persistence;

namespace SeqML;

/// <summary>SeqML's trainers and transforms, by what they are for.</summary>
public sealed class SeqMLCatalog
{
    private readonly MLContext context;

    internal SeqMLCatalog(MLContext context)
    {
        this.context = context;
        Transforms = new SeqMLTransforms(context);
        BinaryClassification = new SeqMLBinaryClassification(context);
        MulticlassClassification = new SeqMLMulticlassClassification(context);
    }

    /// <summary>From text to what trainers read.</summary>
    public SeqMLTransforms Transforms { get; }

    /// <summary>Texts of two kinds, told by a Boolean label.</summary>
    public SeqMLBinaryClassification BinaryClassification { get; }

    /// <summary>Texts of several kinds, told by a Key label.</summary>
    public SeqMLMulticlassClassification MulticlassClassification { get; }

    /// <summary>
    /// Loads a model as <c>ml.Model.Load</c> does, and checks it at once: an error names the file. (Of damage to a file,
    /// ml.Model.Load finds some itself; what is left, SeqML finds at the first prediction.)
    /// </summary>
    /// <param name="filePath">A file that <c>ml.Model.Save</c> wrote.</param>
    /// <param name="inputSchema">The columns that the model was saved with; null where there were none, and then no row can be tried.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">It is a folder, or may not be read.</exception>
    /// <exception cref="InvalidDataException">The file is no ML.NET model, or is damaged.</exception>
    public ITransformer LoadModel(string filePath, out DataViewSchema? inputSchema) => CheckedLoading.Load(context, filePath, out inputSchema);
}
