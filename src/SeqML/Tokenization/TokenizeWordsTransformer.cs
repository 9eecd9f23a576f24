using Microsoft.ML;
using SeqML.Persistence;

namespace SeqML.Tokenization;

/// <summary>Splits text into words.</summary>
public sealed class TokenizeWordsTransformer : PipelineTransformer
{
    internal TokenizeWordsTransformer(ITransformer chain)
        : base(chain)
    {
    }
}
