using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Positions;

/// <summary>
/// Sines and cosines of the place, in wave lengths from 2 pi to 20,000 pi: p_t,2i = sin(t / 10000^(2i / F)), p_t,2i+1 = cos of the same. Learns nothing, and goes on for
/// any length. (Vaswani et al. 2017, section 3.5.)
/// </summary>
/// <remarks>Tokens are multiplied by sqrt(F) first, as there (section 3.4): waves of height 1 would drown vectors of small numbers.</remarks>
public sealed class SinusoidalPositions : PositionalEncoding
{
    private readonly int size;
    private volatile Tensor table; // replaced by a longer one where a sequence needs it

    /// <summary>The waves for tokens of <paramref name="size"/> features.</summary>
    public SinusoidalPositions(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        this.size = size;
        table = Compute(64);
    }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => [];

    /// <inheritdoc/>
    public override Tensor Forward(Tape tape, Tensor x, PackedSequences sequences)
    {
        var positions = table;
        if (positions.Shape.Rows < sequences.Steps)
            table = positions = Compute(Math.Max(sequences.Steps, 2 * positions.Shape.Rows));
        return AddPositionsOperation.Apply(tape, x, sequences, positions, scale: MathF.Sqrt(size));
    }

    private Tensor Compute(int places)
    {
        var waves = new Tensor(Shape.Matrix(places, size));
        for (var place = 0; place < places; place++)
            for (var i = 0; i < size; i++)
            {
                var angle = place / Math.Pow(10_000, (i - i % 2) / (double)size);
                waves.Values[place * size + i] = (float)(i % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
            }
        return waves;
    }
}
