using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>
/// Where recurrent layers stand in some sequences, for reading each on from there: h and, where there is one, c of every layer.
/// The caller keeps it from piece to piece of long texts; gradients end where a piece does. (Truncated backpropagation
/// through time, Williams and Peng 1990; PyTorch's (h_n, c_n), detached.)
/// </summary>
public sealed class RecurrentState
{
    private readonly Tensor[] hidden;
    private readonly Tensor[] cells;

    /// <summary>Zero states, from which sequences begin.</summary>
    /// <param name="layers">How many layers there are.</param>
    /// <param name="sequences">B, how many sequences are read side by side.</param>
    /// <param name="size">H, numbers in a state.</param>
    /// <param name="hasCell">Whether there is a c beside h.</param>
    public RecurrentState(int layers, int sequences, int size, bool hasCell)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(sequences, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        (Count, Size) = (sequences, size);
        hidden = [.. Enumerable.Range(0, layers).Select(_ => new Tensor(Shape.Matrix(sequences, size)))];
        cells = hasCell ? [.. Enumerable.Range(0, layers).Select(_ => new Tensor(Shape.Matrix(sequences, size)))] : [];
    }

    /// <summary>How many layers there are.</summary>
    public int Layers => hidden.Length;

    /// <summary>B, how many sequences are read side by side.</summary>
    public int Count { get; }

    /// <summary>H, numbers in a state.</summary>
    public int Size { get; }

    /// <summary>Whether there is a c beside h.</summary>
    public bool HasCell => cells.Length > 0;

    /// <summary>h of a layer, [B, H], sequences in the order of the batch.</summary>
    public Tensor Hidden(int layer) => hidden[layer];

    /// <summary>c of a layer, [B, H], sequences in the order of the batch.</summary>
    /// <exception cref="InvalidOperationException">These layers have none.</exception>
    public Tensor Cell(int layer) => HasCell
        ? cells[layer]
        : throw new InvalidOperationException("Expected a state with cells, found one of layers that carry hidden states alone.");

    /// <summary>Zeros: the next piece begins its sequences anew.</summary>
    public void Clear()
    {
        foreach (var tensor in hidden)
            tensor.Values.Clear();
        foreach (var tensor in cells)
            tensor.Values.Clear();
    }

    /// <summary>Throws where the state is not one of such sequences and layers.</summary>
    internal void RequireFit<TCell>(PackedSequences sequences, int size, int layer)
        where TCell : struct, IRecurrentCell
    {
        if (Count != sequences.Count)
            throw new ArgumentException($"Expected a state of {sequences.Count} sequences, as the batch has, found one of {Count}. Make a state for each batch size.");
        if (Size != size || HasCell != TCell.HasCell || layer >= Layers)
            throw new ArgumentException(
                $"Expected a state of states of {size} numbers {(TCell.HasCell ? "with" : "without")} cells, for {layer + 1} layers or more, found one of {Size} numbers {(HasCell ? "with" : "without")} cells for {Layers}.");
    }
}
