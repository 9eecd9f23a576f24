using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers;

/// <summary>Reads sequences of vectors, and gives each token a vector that knows its context.</summary>
public abstract class SequenceEncoder : Module
{
    /// <summary>Features of a token in the result.</summary>
    public abstract int OutputSize { get; }

    /// <summary>1, or 2 where the second half of the features was read from the end.</summary>
    public abstract int Directions { get; }

    /// <summary>Encodes a batch.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, I], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <param name="random">Decides what is dropped in training.</param>
    /// <param name="layers">Gets what each layer hands to the next, and at last the result, where it is wanted: all of <see cref="OutputSize"/>.</param>
    /// <returns>[N, <see cref="OutputSize"/>], packed.</returns>
    public abstract Tensor Forward(Tape tape, Tensor x, PackedSequences sequences, SeededRandom random, ICollection<Tensor>? layers = null);
}
