namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>What a cell's step reads, and where it keeps what backward will ask for.</summary>
public readonly ref struct RecurrentStep
{
    /// <summary>[G H]: first the sums of the input (and, where they are not kept apart, of the state), then the gates, then the sums' gradients.</summary>
    public required Span<float> Gates { get; init; }

    /// <summary>[G H]: first the sums of the state, then their gradients; empty where they are not kept apart.</summary>
    public required Span<float> StateSums { get; init; }

    /// <summary>h_(t-1), [H]; zeros at the start.</summary>
    public required ReadOnlySpan<float> PreviousHidden { get; init; }

    /// <summary>c_(t-1), [H]; empty at the start, and where there is none.</summary>
    public required ReadOnlySpan<float> PreviousCell { get; init; }

    /// <summary>c_t, [H]; empty where there is none.</summary>
    public required Span<float> Cell { get; init; }

    /// <summary>What the cell keeps for backward.</summary>
    public required Span<float> Kept { get; init; }

    /// <summary>The weights of this direction of the layer; a cell reads its own of them.</summary>
    public required RecurrentWeights Weights { get; init; }

    /// <summary>In backward: what this step gives to the gradients of the cell's own weights, one after the other; of any value before.</summary>
    public required Span<float> OwnGradient { get; init; }
}
