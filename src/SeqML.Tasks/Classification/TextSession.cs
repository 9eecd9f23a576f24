using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Tasks.Encoders;

namespace SeqML.Tasks.Classification;

/// <summary>The memory of one prediction, used again by the next.</summary>
internal sealed class TextSession(int maximumTokens)
{
    private static readonly SeededRandom Unused = new(0); // a tape that does not record drops nothing

    private readonly Tape tape = new(records: false);
    private readonly PackedSequences sequences = new();
    private readonly List<Tensor> layers = [];
    private int[] packed = [];

    /// <summary>The text, or the first of a pair: to be filled.</summary>
    public TextIds First { get; } = new(maximumTokens);

    /// <summary>The second of a pair; to be left empty where there is none.</summary>
    public TextIds Second { get; } = new(maximumTokens);

    /// <summary>The logits of a text.</summary>
    /// <returns>[1, C].</returns>
    public Tensor Run(ClassifierNetwork network)
    {
        First.PadEmpty();
        sequences.Set([First.Items.Length]);
        return network.Forward(tape, First.Items, sequences, Unused);
    }

    /// <summary>The logits of a pair.</summary>
    /// <returns>[1, C].</returns>
    public Tensor RunPair(ClassifierNetwork network)
    {
        First.PadEmpty();
        Second.PadEmpty();
        var isFirstLonger = First.Items.Length >= Second.Items.Length;
        var (longer, shorter) = isFirstLonger ? (First, Second) : (Second, First);
        sequences.Set([longer.Items.Length, shorter.Items.Length]);
        if (packed.Length < sequences.Rows)
            packed = new int[Math.Max(sequences.Rows, 2 * packed.Length)];
        for (var step = 0; step < longer.Items.Length; step++)
            packed[sequences.StartOf(step)] = longer.Items[step];
        for (var step = 0; step < shorter.Items.Length; step++)
            packed[sequences.StartOf(step) + 1] = shorter.Items[step];
        return network.Forward(tape, packed.AsSpan(0, sequences.Rows), sequences, Unused, [isFirstLonger ? 0 : 1], [isFirstLonger ? 1 : 0]);
    }

    /// <summary>The vector of a text.</summary>
    /// <returns>[1, F].</returns>
    public Tensor Encode(ClassifierNetwork network)
    {
        First.PadEmpty();
        sequences.Set([First.Items.Length]);
        return network.Encode(tape, First.Items, sequences, Unused);
    }

    /// <summary>The vectors of a text's tokens; none of an empty one.</summary>
    public void EncodeTokens(ClassifierNetwork network, TokenLayers which, TokenVectors result)
    {
        result.Begin(network.FeatureCount);
        if (First.Items.IsEmpty)
            return;
        sequences.Set([First.Items.Length]);
        layers.Clear();
        var last = network.EncodeTokens(tape, First.Items, sequences, Unused, which == TokenLayers.Mean ? layers : null);
        if (which == TokenLayers.Last)
            layers.Add(last);
        for (var token = 0; token < First.Items.Length; token++)
            result.Add(layers, token);
    }

    public void Clear()
    {
        tape.Reset();
        First.Clear();
        Second.Clear();
    }
}
