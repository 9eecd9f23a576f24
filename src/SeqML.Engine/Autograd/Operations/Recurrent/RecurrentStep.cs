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

    /// <summary>The memory of the step before, [M H]; empty at the start.</summary>
    public required ReadOnlySpan<float> PreviousMemory { get; init; }

    /// <summary>The memory of this step, [M H].</summary>
    public required Span<float> Memory { get; init; }
}
