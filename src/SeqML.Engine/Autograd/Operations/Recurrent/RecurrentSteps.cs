using System.Runtime.CompilerServices;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>The steps of several sequences at one time, their rows below each other. A <see cref="RecurrentStep"/> is cut out of it without a look at any tensor.</summary>
/// <typeparam name="TCell">The step.</typeparam>
internal readonly ref struct RecurrentSteps<TCell>
    where TCell : struct, IRecurrentCell
{
    private readonly RecurrentWeights weights;
    private readonly int size;
    private readonly int keptSize;

    public RecurrentSteps(RecurrentWeights weights) => (this.weights, size, keptSize) = (weights, weights.Size, TCell.KeptBy(weights.Size));

    public required Span<float> Gates { get; init; }

    /// <summary>Where they are kept apart.</summary>
    public required Span<float> StateSums { get; init; }

    public required ReadOnlySpan<float> PreviousHidden { get; init; }

    /// <summary>Those of the first sequences; the others begin here.</summary>
    public required ReadOnlySpan<float> PreviousCells { get; init; }

    public required Span<float> Cells { get; init; }

    public required Span<float> Kept { get; init; }

    /// <summary>Empty where there is none.</summary>
    public required Span<float> OwnGradient { get; init; }

    /// <summary>The step of one sequence.</summary>
    public RecurrentStep this[int b]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var (start, gates) = (b * size, TCell.Gates * size);
            return new RecurrentStep
            {
                Gates = Gates.Slice(b * gates, gates),
                StateSums = TCell.KeepsStateSums ? StateSums.Slice(b * gates, gates) : default,
                PreviousHidden = PreviousHidden.Slice(start, size),
                PreviousCell = TCell.HasCell && start < PreviousCells.Length ? PreviousCells.Slice(start, size) : default,
                Cell = TCell.HasCell ? Cells.Slice(start, size) : default,
                Kept = Kept.Slice(b * keptSize, keptSize),
                Weights = weights,
                OwnGradient = OwnGradient.IsEmpty ? default : OwnGradient.Slice(b * weights.OwnLength, weights.OwnLength),
            };
        }
    }
}
