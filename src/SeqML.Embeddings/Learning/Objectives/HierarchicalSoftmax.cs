using SeqML.Embeddings.Learning.Corpora;

namespace SeqML.Embeddings.Learning.Objectives;

/// <summary>Foretell each turn on the way to the word in a Huffman tree of all words: the probabilities of all words add up to 1. (Morin and Bengio 2005; Mikolov et al. 2013a, section 3.)</summary>
public sealed record HierarchicalSoftmax : LearningObjective
{
    /// <inheritdoc/>
    public override void Validate()
    {
    }

    internal override OutputRows Make(EncodedCorpus corpus) => new TreeRows(HuffmanTree.OfCounts(corpus.Counts));
}
