using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Operations;

/// <summary>A row of <see cref="OperationTable"/>: an operation at some shapes, and what it should compute.</summary>
/// <param name="Operation">The operation's type.</param>
/// <param name="Name">The operation and its shapes.</param>
/// <param name="Operands">Its inputs and parameters; all are held as parameters, and an input is the tensor of one.</param>
/// <param name="Run">Runs it on a tape.</param>
/// <param name="Reference">The same in double, from the operands' values.</param>
internal sealed record OperationCase(
    Type Operation, string Name, Operand[] Operands, Func<Tape, Parameter[], Tensor> Run, Func<double[][], double[]> Reference)
{
    /// <summary>The seed of the first operand; those of the others follow.</summary>
    public int Seed { get; init; } = 100;

    /// <summary>The operands, with the same values every time.</summary>
    public Parameter[] CreateOperands() => [.. Operands.Select((operand, i) => operand.Create(Seed + i))];

    /// <summary>Runs forward, and backward from a random projection of the result; the operands' gradients gain theirs.</summary>
    public void RunBackward(Tape tape, Parameter[] operands)
    {
        var y = Run(tape, operands);
        tape.Backward(ProjectionOperation.Apply(tape, y, Projection(y.Shape.Length)));
    }

    /// <summary>The random weights that make a loss of the result.</summary>
    public static float[] Projection(int length) => RandomFloats.Uniform(length, seed: 99);
}
