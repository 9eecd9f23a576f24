using System.Diagnostics;

namespace SeqML.Engine.Tensors;

/// <summary>Numbers in a shape, row by row, and beside them their gradient.</summary>
/// <remarks>
/// A tensor made here lives as long as it is referenced. One that an operation returns belongs to its tape, and is
/// reused after the tape's <see cref="Autograd.Tape.Reset"/>.
/// </remarks>
public sealed class Tensor
{
    private FloatBuffer values;
    private FloatBuffer gradient;

    internal Tensor()
    {
    }

    /// <summary>Zeros of the given shape.</summary>
    public Tensor(Shape shape) => Bind(shape, FloatBuffer.Allocate(shape.Length), default);

    /// <summary>The sizes.</summary>
    public Shape Shape { get; private set; }

    /// <summary>The numbers, row by row.</summary>
    public Span<float> Values => values.Span;

    /// <summary>Whether there is room for a gradient.</summary>
    public bool HasGradient => gradient.Length == Shape.Length;

    /// <summary>dL/d(this), in the order of <see cref="Values"/>. Operations add to it.</summary>
    /// <exception cref="InvalidOperationException">The tensor keeps no gradient.</exception>
    public Span<float> Gradient => HasGradient
        ? gradient.Span
        : throw new InvalidOperationException($"This tensor of shape {Shape} keeps no gradient: it was made on a tape that does not record.");

    /// <summary>The one number of a scalar.</summary>
    /// <exception cref="InvalidOperationException">There is not exactly one number.</exception>
    public float Item => Shape.Length == 1
        ? Values[0]
        : throw new InvalidOperationException($"Expected a tensor of one number, found one of shape {Shape}.");

    /// <summary>Makes room for a gradient of zeros, where there is none yet.</summary>
    public void KeepGradient()
    {
        if (!HasGradient)
            gradient = FloatBuffer.Allocate(Shape.Length);
    }

    internal void Bind(Shape shape, FloatBuffer newValues, FloatBuffer newGradient)
    {
        Debug.Assert(newValues.Length == shape.Length);
        (Shape, values, gradient) = (shape, newValues, newGradient);
    }
}
