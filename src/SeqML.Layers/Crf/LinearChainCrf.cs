using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Crf;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Crf;

/// <summary>
/// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001; over a network's emissions: Lample et al. 2016): the tags of a sentence are chosen
/// together, and what each is after its neighbour is learned.
/// <code>
/// score(y) = start_y0 + sum over t of e_t(y_t) + sum over t of T_(y_(t-1), y_t) + end_y(T-1)      P(y) = e^score(y) / Z
/// </code>
/// </summary>
/// <remarks>
/// Many threads may predict with one layer, each with a <see cref="CrfLattice"/> of its own. A forbidden transition keeps its parameter, which is
/// not read and has no gradient. Names are those of pytorch-crf, and so are the first weights, evenly from ±0.1.
/// </remarks>
public sealed class LinearChainCrf : Module
{
    /// <summary>A layer for K tags.</summary>
    /// <param name="tags">K, at least 1.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    /// <param name="rules">What is allowed; null for everything.</param>
    /// <exception cref="ArgumentException">The rules are for another number of tags.</exception>
    public LinearChainCrf(int tags, SeededRandom? random, TransitionRules? rules = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tags, 1);
        if (rules is not null && rules.Tags != tags)
            throw new ArgumentException($"Expected rules for {tags} tags, found rules for {rules.Tags}.", nameof(rules));
        StartTransitions = new Parameter("start_transitions", Shape.Vector(tags));
        EndTransitions = new Parameter("end_transitions", Shape.Vector(tags));
        Transitions = new Parameter("transitions", Shape.Matrix(tags, tags));
        foreach (var (_, parameter) in Parameters)
            random?.FillUniform(parameter.Tensor.Values, -0.1f, 0.1f);
        Rules = rules;
        Weights = new CrfWeights(Transitions, StartTransitions, EndTransitions, rules is null ? [] : rules.Allowed);
    }

    /// <summary>K.</summary>
    public int Tags => Weights.Tags;

    /// <summary>What is allowed; null for everything.</summary>
    public TransitionRules? Rules { get; }

    /// <summary>[K], the score of a tag as the first of a sentence.</summary>
    public Parameter StartTransitions { get; }

    /// <summary>[K], the score of a tag as the last of a sentence.</summary>
    public Parameter EndTransitions { get; }

    /// <summary>T, [K, K], the score of the tag of a column after that of a row.</summary>
    public Parameter Transitions { get; }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters =>
        [new(StartTransitions.Name, StartTransitions), new(EndTransitions.Name, EndTransitions), new(Transitions.Name, Transitions)];

    internal CrfWeights Weights { get; }

    /// <summary>The negative log-likelihood of the true tags, a mean over the tokens, in nats: as cross-entropy is.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="emissions">[N, K], packed.</param>
    /// <param name="sequences">How the rows form sentences.</param>
    /// <param name="tags">[N], the true tags, packed like the rows.</param>
    /// <returns>A number; NaN where an emission is NaN.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit, or a true tag is forbidden where it stands. The message names the place, from 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tag is none.</exception>
    public Tensor Loss(Tape tape, Tensor emissions, PackedSequences sequences, ReadOnlySpan<int> tags) =>
        CrfLikelihoodOperation.Apply(tape, emissions, sequences, Weights, tags);

    /// <summary>The likeliest tags of each sentence.</summary>
    /// <param name="emissions">[N, K], packed.</param>
    /// <param name="sequences">How the rows form sentences.</param>
    /// <param name="tags">[N], gets the tags, packed like the rows.</param>
    /// <param name="lattice">The memory to work in, of this thread; it is left at the last sentence.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, an emission is not a number, or a sentence has no tags that are allowed.</exception>
    public void Decode(Tensor emissions, PackedSequences sequences, Span<int> tags, CrfLattice lattice)
    {
        Require(sequences.Rows, tags.Length, nameof(tags));
        for (var b = 0; b < sequences.Count; b++)
        {
            lattice.Run(this, emissions, sequences, b);
            var best = lattice.BestTags;
            for (var t = 0; t < best.Length; t++)
                tags[sequences.StartOf(t) + b] = best[t];
        }
    }

    /// <summary>The probability of each tag at each token, whatever the other tokens' tags are.</summary>
    /// <param name="emissions">[N, K], packed.</param>
    /// <param name="sequences">How the rows form sentences.</param>
    /// <param name="probabilities">[N, K], gets them, packed like the emissions.</param>
    /// <param name="lattice">The memory to work in, of this thread; it is left at the last sentence.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, an emission is not a number, or a sentence has no tags that are allowed.</exception>
    public void Marginals(Tensor emissions, PackedSequences sequences, Span<float> probabilities, CrfLattice lattice)
    {
        Require(sequences.Rows * Tags, probabilities.Length, nameof(probabilities));
        for (var b = 0; b < sequences.Count; b++)
        {
            lattice.Run(this, emissions, sequences, b);
            for (var t = 0; t < lattice.Length; t++)
                lattice.MarginalsAt(t).CopyTo(probabilities.Slice((sequences.StartOf(t) + b) * Tags, Tags));
        }
    }

    private static void Require(int expected, int found, string name)
    {
        if (found != expected)
            throw new ArgumentException($"Expected room for {expected} results, found {found}.", name);
    }
}
