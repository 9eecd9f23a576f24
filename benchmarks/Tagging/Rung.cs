using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging;
using SeqML.Tasks.Tagging.Features;
using SeqML.Tasks.Tagging.Heads;
using SeqML.Embeddings;

namespace Tagging;

/// <summary>A step of the ladder: a model that has one thing more than the one before it.</summary>
internal sealed record Rung(string Name, CharacterFeatures? Characters, TagHead Head)
{
    public static IReadOnlyList<Rung> All { get; } =
    [
        new("BiLSTM", null, new SoftmaxHead()),
        new("BiLSTM + CRF", null, new CrfHead()),
        new("BiLSTM + CRF + character CNN", new CharacterCnn { Filters = 100, Dropout = 0.3f }, new CrfHead()),
        new("BiLSTM + CRF + character LSTM", new CharacterLstm { Size = 50, HiddenSize = 50, Dropout = 0.3f }, new CrfHead()),
    ];

    /// <summary>What of it is trained on a corpus of named entities. All rungs have the same options otherwise, which were chosen on the development set.</summary>
    public TaggerOptions Options(WordVectors? vectors, int layers = 2) => new()
    {
        Encoder = new LstmEncoder { HiddenSize = 100, Layers = layers },
        Embedding = new() { Size = 100, MinimumCount = 1, Dropout = 0.4f, TriesLowerCase = true, Vectors = vectors },
        Characters = Characters,
        CasingSize = 16,
        UnknownShare = 0.2f,
        Head = Head,
        Training = new() { Epochs = 25, BatchSize = 16, LearningRate = 0.005f, Patience = 8 },
    };
}
