using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>What one direction of one recurrent layer learns; G is the cell's number of gates.</summary>
public sealed class RecurrentWeights
{
    private readonly Lock splitting = new();
    private (WeightRows Early, WeightRows Late)? split;

    /// <summary>Gathers the weights of a layer's direction.</summary>
    /// <param name="input">weight_ih, [G H, I].</param>
    /// <param name="hidden">weight_hh, [G H, H].</param>
    /// <param name="inputBias">bias_ih, [G H], which the sums of the input start with; null for zeros.</param>
    /// <param name="hiddenBias">bias_hh, [G H], which the sums of the state start with; null for zeros.</param>
    /// <param name="own">The cell's own, as its <see cref="IRecurrentCell.OwnWeights"/> says.</param>
    public RecurrentWeights(Parameter input, Parameter hidden, Parameter? inputBias, Parameter? hiddenBias, params Parameter[] own) =>
        (Input, Hidden, InputBias, HiddenBias, Own, OwnLength) = (input, hidden, inputBias, hiddenBias, own, own.Sum(parameter => parameter.Tensor.Shape.Length));

    /// <summary>weight_ih, [G H, I].</summary>
    public Parameter Input { get; }

    /// <summary>weight_hh, [G H, H].</summary>
    public Parameter Hidden { get; }

    /// <summary>bias_ih, [G H], where the sums of the input have it.</summary>
    public Parameter? InputBias { get; }

    /// <summary>bias_hh, [G H], where the sums of the state have it.</summary>
    public Parameter? HiddenBias { get; }

    /// <summary>The cell's own weights.</summary>
    public IReadOnlyList<Parameter> Own { get; }

    /// <summary>How many numbers the cell's own weights have.</summary>
    internal int OwnLength { get; }

    /// <summary>H, numbers in a state.</summary>
    public int Size => Hidden.Tensor.Shape.Columns;

    /// <summary>All of them, in a fixed order.</summary>
    public IEnumerable<Parameter> All
    {
        get
        {
            yield return Input;
            yield return Hidden;
            if (InputBias is not null)
                yield return InputBias;
            if (HiddenBias is not null)
                yield return HiddenBias;
            foreach (var parameter in Own)
                yield return parameter;
        }
    }

    /// <summary>The rows of weight_hh that are for the last <paramref name="late"/> sums, and those before them, each laid out for products of its own.</summary>
    internal (WeightRows Early, WeightRows Late) Split(int late)
    {
        lock (splitting) // predictions on several threads may meet here first
            return split ??= (new WeightRows(Hidden, 0, Hidden.Tensor.Shape.Rows - late), new WeightRows(Hidden, Hidden.Tensor.Shape.Rows - late, late));
    }

    /// <summary>Throws where a shape is not what the cell and x ask for.</summary>
    internal void RequireFit<TCell>(Tensor x)
        where TCell : struct, IRecurrentCell
    {
        var rows = TCell.Gates * Size;
        var own = TCell.OwnWeights;
        if (x.Shape.Columns != Input.Tensor.Shape.Columns)
            throw new ArgumentException($"Expected {Input.Tensor.Shape.Columns} columns for '{Input.Name}' of shape {Input.Tensor.Shape}, found x of shape {x.Shape}.", nameof(x));
        Require(Input, Shape.Matrix(rows, x.Shape.Columns));
        Require(Hidden, Shape.Matrix(rows, Size));
        Require(InputBias, Shape.Vector(rows));
        Require(HiddenBias, Shape.Vector(rows));
        if (Own.Count != own.Length)
            throw new ArgumentException($"Expected {own.Length} weights of the cell's own beside '{Hidden.Name}', found {Own.Count}.");
        for (var i = 0; i < own.Length; i++)
            Require(Own[i], Shape.Vector(own[i].Units * Size));
    }

    private static void Require(Parameter? parameter, Shape expected)
    {
        if (parameter is not null && parameter.Tensor.Shape != expected)
            throw new ArgumentException($"Expected '{parameter.Name}' to have the shape {expected}, found {parameter.Tensor.Shape}.");
    }
}
