using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary>
/// A rule by which each weight moves by its own gradient and by what it remembers of earlier ones. Weights are cut into pieces, and of a table only
/// the rows that have a gradient move, and their memory with them; threads share the pieces, each computed as it would be alone.
/// </summary>
/// <typeparam name="C">The numbers of one step's formula.</typeparam>
internal abstract class ElementwiseOptimizer<C> : RunningOptimizer
    where C : struct
{
    /// <summary>Weights that are worth another thread.</summary>
    private const int PieceLength = 1 << 14;

    private readonly Workers workers;
    private readonly Group[] groups;
    private readonly Member[] members;
    private readonly Member[] tables;
    private readonly (Member Member, int Start, int Length)[] pieces; // of the parameters that are used whole

    /// <param name="groups">What is changed.</param>
    /// <param name="workers">Who computes.</param>
    /// <param name="memories">How many numbers a weight remembers.</param>
    protected ElementwiseOptimizer(IEnumerable<ParameterGroup> groups, Workers workers, int memories)
    {
        this.workers = workers;
        var given = groups.ToArray();
        this.groups = [.. given.Select(group => new Group(group.WeightDecay))];
        members = [.. given.Zip(this.groups, (group, ours) => group.Parameters.Select(parameter => new Member(parameter, ours, memories))).SelectMany(each => each)];
        tables = [.. members.Where(member => member.Parameter.TouchedRows is not null)];
        pieces = [.. from member in members
                     where member.Parameter.TouchedRows is null
                     let whole = member.Parameter.Tensor.Shape.Length
                     from piece in Enumerable.Range(0, (whole + PieceLength - 1) / PieceLength)
                     let start = piece * PieceLength
                     select (member, start, Math.Min(PieceLength, whole - start))];
    }

    /// <inheritdoc/>
    public sealed override IEnumerable<Tensor> State => members.SelectMany(member => member.Memories);

    /// <inheritdoc/>
    public sealed override void Step(float learningRate, float gradientScale = 1)
    {
        Steps++;
        foreach (var group in groups)
            group.Constants = Constants(learningRate, group.WeightDecay, gradientScale);
        workers.Run(pieces.Length + tables.Length * workers.Count, this, static (optimizer, part) => optimizer.Step(part));
        foreach (var member in members)
            member.Parameter.OnChanged();
    }

    /// <summary>The numbers of the step that <see cref="RunningOptimizer.Steps"/> counts, from 1.</summary>
    protected abstract C Constants(float learningRate, float weightDecay, float gradientScale);

    /// <summary>Moves some weights of a parameter.</summary>
    protected abstract void Update(in WeightRun run, in C constants);

    private void Step(int part)
    {
        if (part < pieces.Length)
        {
            var (whole, start, length) = pieces[part];
            Step(whole, start, length);
            return;
        }
        part -= pieces.Length;
        var table = tables[part / workers.Count];
        var rows = table.Parameter.TouchedRows!.Items;
        var width = table.Parameter.Tensor.Shape.Columns;
        var (first, end) = Workers.Share(rows.Length, part % workers.Count, workers.Count);
        foreach (var row in rows[first..end])
            Step(table, row * width, width);
    }

    private void Step(Member member, int start, int length) => Update(new WeightRun(member.Parameter.Tensor, member.Memories, start, length), member.Group.Constants);

    private sealed class Group(float weightDecay)
    {
        public C Constants;

        public float WeightDecay => weightDecay;
    }

    private sealed class Member(Parameter parameter, Group group, int memories)
    {
        public Parameter Parameter => parameter;

        public Group Group => group;

        public Tensor[] Memories { get; } = [.. Enumerable.Range(0, memories).Select(_ => new Tensor(parameter.Tensor.Shape))];
    }
}
