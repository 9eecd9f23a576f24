using SeqML.Engine.Randomness;

namespace SeqML.Layers.Tests;

/// <summary>The recurrent layers by name, so that what is true of all is said once.</summary>
internal static class RecurrentKinds
{
    public static readonly string[] Names = ["lstm", "lstm_peephole", "lstm_layer_norm", "lstm_residual", "gru", "gru_reset_before", "rnn_tanh", "rnn_relu"];

    public static TheoryData<string> All => [.. Names];

    public static SequenceEncoder Create(string kind, int inputs, int hidden, int layers, bool bidirectional, float dropout, SeededRandom? random) =>
        kind switch
        {
            "lstm" => new Lstm(inputs, hidden, layers, bidirectional, dropout, random),
            "lstm_peephole" => new PeepholeLstm(inputs, hidden, layers, bidirectional, dropout, random),
            "lstm_layer_norm" => new LayerNormLstm(inputs, hidden, layers, bidirectional, dropout, random),
            "lstm_residual" => new Lstm(inputs, hidden, layers, bidirectional, dropout, random, residual: true),
            "gru_reset_before" => new ResetBeforeGru(inputs, hidden, layers, bidirectional, dropout, random),
            "gru" => new Gru(inputs, hidden, layers, bidirectional, dropout, random),
            "rnn_tanh" => new TanhRnn(inputs, hidden, layers, bidirectional, dropout, random),
            "rnn_relu" => new ReluRnn(inputs, hidden, layers, bidirectional, dropout, random),
            _ => throw new ArgumentException($"Found no layers of the kind '{kind}'.", nameof(kind)),
        };

    /// <summary>G: the weights have G H rows.</summary>
    public static int GatesOf(string kind) => ModuleOf(kind) switch { "lstm" => 4, "gru" => 3, _ => 1 };

    /// <summary>Parameters of a direction beside the weights and biases, and how many numbers they have for each unit.</summary>
    public static (int Parameters, int Units) OwnOf(string kind) => kind switch { "lstm_peephole" => (1, 3), "lstm_layer_norm" => (4, 10), _ => (0, 0) };

    /// <summary>What golden files call the layers: lstm, gru, rnn.</summary>
    public static string ModuleOf(string kind) => kind.Split('_')[0];

    /// <summary>The kind of a golden file's layers, by its name.</summary>
    public static string OfFile(string file) => Names.Where(kind => file.StartsWith(kind, StringComparison.Ordinal)).MaxBy(kind => kind.Length)!;
}
