using Microsoft.ML;
using SeqML.Persistence;

namespace SeqML.Classification;

/// <summary>A classifier whose weights were trained elsewhere. It is saved, loaded and used as one that was trained here.</summary>
public sealed class ImportedClassificationTransformer : PipelineTransformer
{
    internal ImportedClassificationTransformer(ITransformer chain)
        : base(chain)
    {
    }
}
