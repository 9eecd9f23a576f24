using SeqML.Engine.Autograd;
using SeqML.Engine.Kernels.Optimization;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019), by PyTorch's formulas. Of a lookup table only the rows
/// with a gradient move, as PyTorch's SparseAdam has it: a step costs what the batch touches, not what the vocabulary holds.
/// </summary>
public sealed class AdamW : Optimizer
{
    /// <summary>Weights that are worth another thread.</summary>
    private const int PieceLength = 1 << 14;

    private readonly float beta1;
    private readonly float beta2;
    private readonly float epsilon;
    private readonly State[] states;
    private readonly State[] tables;
    private readonly (State State, int Start, int Length)[] pieces; // of the parameters that are used whole
    private readonly Workers workers;
    private int steps;

    /// <summary>An optimizer of the groups.</summary>
    /// <param name="groups">What it changes.</param>
    /// <param name="beta1">How slowly the mean of gradients forgets; PyTorch's default is 0.9.</param>
    /// <param name="beta2">How slowly the mean of their squares forgets; PyTorch's default is 0.999.</param>
    /// <param name="epsilon">Keeps the division finite; PyTorch's default is 1e-8.</param>
    /// <param name="workers">Who computes; null for the caller's thread alone. The result is the same.</param>
    public AdamW(IEnumerable<ParameterGroup> groups, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, Workers? workers = null)
    {
        (this.beta1, this.beta2, this.epsilon, this.workers) = (beta1, beta2, epsilon, workers ?? Workers.Alone);
        states = [.. groups.SelectMany(group => group.Parameters.Select(parameter => new State(parameter, group.WeightDecay)))];
        tables = [.. states.Where(state => state.IsTable)];
        pieces = [.. from state in states
                     where !state.IsTable
                     from piece in Enumerable.Range(0, (state.Length + PieceLength - 1) / PieceLength)
                     let start = piece * PieceLength
                     select (state, start, Math.Min(PieceLength, state.Length - start))];
    }

    /// <inheritdoc/>
    public override void Step(float learningRate, float gradientScale = 1)
    {
        steps++;
        var rate = (float)(learningRate / (1 - Math.Pow(beta1, steps)));
        var rootScale = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, steps)));
        foreach (var state in states)
            state.Constants = new AdamConstants(rate, rootScale, beta1, beta2, epsilon, 1 - learningRate * state.WeightDecay, gradientScale);
        workers.Run(pieces.Length + tables.Length * workers.Count, this, static (optimizer, part) => optimizer.Step(part));
        foreach (var state in states)
            state.OnChanged();
    }

    private void Step(int part)
    {
        if (part < pieces.Length)
        {
            var (state, start, length) = pieces[part];
            state.Step(start, length);
            return;
        }
        part -= pieces.Length;
        tables[part / workers.Count].StepRows(part % workers.Count, workers.Count);
    }

    private sealed class State(Parameter parameter, float weightDecay)
    {
        private readonly Tensor mean = new(parameter.Tensor.Shape);
        private readonly Tensor square = new(parameter.Tensor.Shape);

        public AdamConstants Constants { get; set; }

        public float WeightDecay => weightDecay;

        public bool IsTable => parameter.TouchedRows is not null;

        public int Length => parameter.Tensor.Shape.Length;

        public void OnChanged() => parameter.OnChanged();

        /// <summary>Moves a share of the rows that have a gradient.</summary>
        public void StepRows(int part, int parts)
        {
            var rows = parameter.TouchedRows!.Items;
            var width = parameter.Tensor.Shape.Columns;
            var (start, end) = Workers.Share(rows.Length, part, parts);
            foreach (var row in rows[start..end])
                Step(row * width, width);
        }

        public void Step(int start, int length) =>
            AdamKernel.Update(parameter.Tensor.Values.Slice(start, length), parameter.Tensor.Gradient.Slice(start, length),
                mean.Values.Slice(start, length), square.Values.Slice(start, length), Constants);
    }
}
