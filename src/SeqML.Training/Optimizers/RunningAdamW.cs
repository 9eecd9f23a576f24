using SeqML.Engine.Autograd;
using SeqML.Engine.Kernels.Optimization;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary><see cref="AdamW"/> at work.</summary>
internal sealed class RunningAdamW : RunningOptimizer
{
    /// <summary>Weights that are worth another thread.</summary>
    private const int PieceLength = 1 << 14;

    private readonly float beta1;
    private readonly float beta2;
    private readonly float epsilon;
    private readonly Moments[] states;
    private readonly Moments[] tables;
    private readonly (Moments State, int Start, int Length)[] pieces; // of the parameters that are used whole
    private readonly Workers workers;

    public RunningAdamW(AdamW options, IEnumerable<ParameterGroup> groups, Workers workers)
    {
        (beta1, beta2, epsilon, this.workers) = (options.Beta1, options.Beta2, options.Epsilon, workers);
        states = [.. groups.SelectMany(group => group.Parameters.Select(parameter => new Moments(parameter, group.WeightDecay)))];
        tables = [.. states.Where(state => state.IsTable)];
        pieces = [.. from state in states
                     where !state.IsTable
                     from piece in Enumerable.Range(0, (state.Length + PieceLength - 1) / PieceLength)
                     let start = piece * PieceLength
                     select (state, start, Math.Min(PieceLength, state.Length - start))];
    }

    public override IEnumerable<Tensor> State => states.SelectMany(state => state.Tensors);

    /// <inheritdoc/>
    public override void Step(float learningRate, float gradientScale = 1)
    {
        Steps++;
        var rate = (float)(learningRate / (1 - Math.Pow(beta1, Steps)));
        var rootScale = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, Steps)));
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

    private sealed class Moments(Parameter parameter, float weightDecay)
    {
        private readonly Tensor mean = new(parameter.Tensor.Shape);
        private readonly Tensor square = new(parameter.Tensor.Shape);

        public IEnumerable<Tensor> Tensors => [mean, square];

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
