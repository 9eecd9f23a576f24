using SeqML.Engine.Kernels.Crf;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Crf;

/// <summary>What a linear-chain conditional random field learns, which of it is allowed, and the layout that kernels read.</summary>
public sealed class CrfWeights
{
    private readonly bool[] rules;
    private readonly WeightLayout layout;

    /// <summary>Weights of K tags.</summary>
    /// <param name="transitions">[K, K], the score of the tag of a column after that of a row.</param>
    /// <param name="start">[K], of a tag at the start.</param>
    /// <param name="end">[K], of a tag at the end.</param>
    /// <param name="rules">Which transitions, starts and ends are allowed, one after the other, [K K + 2 K]; empty where all are.</param>
    /// <exception cref="ArgumentException">The sizes do not fit each other.</exception>
    public CrfWeights(Parameter transitions, Parameter start, Parameter end, ReadOnlySpan<bool> rules = default)
    {
        var (of, first, last) = (transitions.Tensor.Shape, start.Tensor.Shape, end.Tensor.Shape);
        if (of.Rank != 2 || of.Rows != of.Columns || of.Rows < 1 || first.Length != of.Rows || last.Length != of.Rows)
            throw new ArgumentException(
                $"Expected transitions of shape [K, K] and a start and an end of K scores, found '{transitions.Name}' of shape {of}, '{start.Name}' of shape {first} and '{end.Name}' of shape {last}.", nameof(transitions));
        if (!rules.IsEmpty && rules.Length != of.Length + 2 * of.Rows)
            throw new ArgumentException($"Expected rules for the {of.Length} transitions, {of.Rows} starts and {of.Rows} ends, found {rules.Length}.", nameof(rules));
        (Transitions, Start, End, this.rules) = (transitions, start, end, rules.ToArray());
        layout = new WeightLayout(CrfScores.PackedLength(Tags),
            packed => CrfScores.Pack(Transitions.Tensor.Values, Start.Tensor.Values, End.Tensor.Values, this.rules, packed));
    }

    /// <summary>K.</summary>
    public int Tags => Transitions.Tensor.Shape.Rows;

    /// <summary>[K, K].</summary>
    public Parameter Transitions { get; }

    /// <summary>[K].</summary>
    public Parameter Start { get; }

    /// <summary>[K].</summary>
    public Parameter End { get; }

    /// <summary>The scores as kernels read them, made again after <see cref="Parameter.OnChanged"/>. Any thread may ask.</summary>
    public CrfScores Scores => new(Tags, layout.Get(Transitions.Version + Start.Version + End.Version)); // versions only grow, and so does their sum

    /// <summary>Throws where emissions are not [N, K], a row for each token.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public void RequireEmissions(Tensor emissions, PackedSequences sequences)
    {
        sequences.RequireRows(emissions);
        if (emissions.Shape.Columns != Tags)
            throw new ArgumentException($"Expected emissions of {Tags} columns, one for each tag of '{Transitions.Name}' of shape {Transitions.Tensor.Shape}, found a tensor of shape {emissions.Shape}.", nameof(emissions));
    }
}
