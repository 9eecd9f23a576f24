using Microsoft.ML;
using SeqML.Persistence;

namespace SeqML.Stages;

/// <summary>A stage of text in a fitted pipeline.</summary>
public sealed class TextStageTransformer : PipelineTransformer
{
    internal TextStageTransformer(ITransformer chain)
        : base(chain)
    {
    }
}
