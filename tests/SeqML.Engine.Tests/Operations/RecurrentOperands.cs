using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Recurrent;
using SeqML.Engine.Tensors;
using SeqML.Engine.Tests.References;

namespace SeqML.Engine.Tests.Operations;

/// <summary>The weights of one direction of a cell, as operands, as the operation takes them, and as the reference does.</summary>
internal static class RecurrentOperands<TCell>
    where TCell : struct, IRecurrentCell
{
    public static Operand[] All(int inputs, int size) =>
    [
        new("weight_ih", Shape.Matrix(TCell.Gates * size, inputs), Range: 0.5f),
        new("weight_hh", Shape.Matrix(TCell.Gates * size, size), Range: 0.5f),
        .. TCell.AddsBiases
            ? Array.Empty<Operand>()
            : [new("bias_ih", Shape.Vector(TCell.Gates * size), Range: 0.5f), new("bias_hh", Shape.Vector(TCell.Gates * size), Range: 0.5f)],
        .. TCell.OwnWeights.ToArray().Select(weight => new Operand(weight.Name, Shape.Vector(weight.Units * size))),
    ];

    public static RecurrentWeights Of(ReadOnlySpan<Parameter> p) =>
        TCell.AddsBiases ? new(p[0], p[1], null, null, p[2..].ToArray()) : new(p[0], p[1], p[2], p[3], p[4..].ToArray());

    public static RecurrentReferenceWeights Of(ReadOnlySpan<double[]> v, int size) => TCell.AddsBiases
        ? new(v[0], v[1], new double[TCell.Gates * size], new double[TCell.Gates * size], v[2..].ToArray())
        : new(v[0], v[1], v[2], v[3], v[4..].ToArray());
}
