using System.Collections.Concurrent;
using SeqML.TestKit;
using SeqML.Text.Subwords;

namespace SeqML.Text.Tests.Subwords;

/// <summary>Tokenizers of the public vocabularies; null where the data is absent. Each is read once.</summary>
internal static class PublicVocabularies
{
    private static readonly ConcurrentDictionary<(string, SpecialTokens), SubwordTokenizer> Read = [];

    public static ByteLevelTokenizer? Gpt2(SpecialTokens? specialTokens = null) =>
        SharedData.Find("bpe", "encoder.json") is not { } vocabulary ? null
            : (ByteLevelTokenizer)Read.GetOrAdd(("gpt2", specialTokens ?? SpecialTokens.Gpt2), key => ByteLevelTokenizer.FromFiles(vocabulary, SharedData.Find("bpe", "vocab.bpe")!, key.Item2));

    public static WordPieceTokenizer? Bert(SpecialTokens? specialTokens = null) =>
        SharedData.Find("bpe", "bert-base-uncased-vocab.txt") is not { } vocabulary ? null
            : (WordPieceTokenizer)Read.GetOrAdd(("bert", specialTokens ?? SpecialTokens.Bert), key => WordPieceTokenizer.FromFile(vocabulary, new WordPieceOptions { SpecialTokens = key.Item2 }));
}
