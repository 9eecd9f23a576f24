using Microsoft.ML;
using SeqML.Persistence;
using SeqML.Text.Subwords;

namespace SeqML.Subwords;

/// <summary>Writes texts by subwords that were learned.</summary>
public sealed class LearnedSubwordsTransformer : PipelineTransformer
{
    internal LearnedSubwordsTransformer(ITransformer chain, SubwordTokenizer tokenizer)
        : base(chain) => Tokenizer = tokenizer;

    /// <summary>The tokenizer that was learned: it saves its public files, decodes, and serves elsewhere.</summary>
    public SubwordTokenizer Tokenizer { get; }
}
