namespace Growth;

/// <summary>What grows, for which models, and from where to where.</summary>
/// <param name="Title">Of its tables.</param>
/// <param name="Unit">Of the first column.</param>
/// <param name="Work">What is done at each point.</param>
/// <param name="Models">Which models.</param>
/// <param name="Points">How far it grows.</param>
/// <param name="CellAt">The sizes at a point.</param>
/// <param name="WithDense">Whether PyTorch's dense gradients are measured beside its sparse ones.</param>
internal sealed record Axis(string Title, string Unit, string Work, IReadOnlyList<string> Models, IReadOnlyList<int> Points, Func<string, int, Cell> CellAt, bool WithDense = false)
{
    /// <summary>Enough where the table of words is small.</summary>
    private const int FewBatches = 4;

    private static readonly string[] Pair = ["lstm-bi", "cnn"];

    public static IReadOnlyList<Axis> All { get; } =
    [
        new("Sequence length", "tokens", "a training step of 4 texts, predicting 1 text", [.. Pair, "transformer"],
            [16, 32, 64, 128, 256, 512, 1024, 2048],
            (model, tokens) => new(model, tokens, new() { Batch = 4, Tokens = tokens, Batches = FewBatches }, 1, tokens)),
        new("Hidden size", "hidden size, or filters of a width", "a training step of 32 texts of 32 tokens, predicting 1 text of 20", Pair,
            [32, 64, 128, 256, 512, 1024],
            (model, hidden) => new(model, hidden, new() { Hidden = hidden, Filters = hidden, Batches = FewBatches }, 1, 20)),
        new("Batch", "texts", "a training step of so many texts of 32 tokens, and predicting as many", Pair,
            [1, 4, 16, 64, 256],
            (model, batch) => new(model, batch, new() { Batch = batch, Batches = FewBatches }, batch, 32)),
        new("Vocabulary", "words", "a training step of 32 texts of 32 random words, predicting 1 text of 20", Pair,
            [1_000, 10_000, 100_000, 1_000_000],
            (model, vocabulary) => new(model, vocabulary, new() { Vocabulary = vocabulary }, 1, 20), WithDense: true),
    ];
}
