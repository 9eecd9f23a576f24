using Microsoft.ML;

namespace SeqML;

/// <summary>SeqML's trainers and transforms, by what they are for.</summary>
public sealed class SeqMLCatalog
{
    internal SeqMLCatalog(MLContext context)
    {
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
}
