using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Attention;

/// <summary>
/// Scaled dot-product attention of several heads (Vaswani et al. 2017, equation 1): in each head, with the queries, keys and values of
/// a sequence, y = softmax(Q Kᵀ / sqrt(d)) V. (PyTorch's F.scaled_dot_product_attention.)
/// </summary>
/// <remarks>
/// The tokens of a sequence are gathered from their packed rows: a batch has no padding and needs no mask for it. A head of a
/// sequence is a piece of work of its own. Queries are taken in blocks: prediction keeps a block's weights, training keeps all for backward.
/// </remarks>
public sealed class AttentionOperation : Operation
{
    /// <summary>Multiply-adds that are worth another thread.</summary>
    private const long WorthSharing = 1 << 18;

    /// <summary>What one array holds.</summary>
    private const int MostWeights = 0x7FFFFFC7 / 2;

    private readonly AttentionRows rows = new();
    private readonly AttentionRows memory = new();
    private int[] memoryOf = [];
    private int[] weightStarts = [];
    private Tape tape = null!;
    private AttentionTask task;
    private Tensor scratch = null!;
    private int sequences;
    private int memories;
    private int shares;
    private bool looksWithin;

    private ReadOnlySpan<int> MemoryOf => looksWithin ? [] : memoryOf.AsSpan(0, sequences);

    /// <summary>For each query the mean of the values, weighted by how well their keys fit it.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="queries">[N, heads d], packed as the scope's queries.</param>
    /// <param name="keys">[M, heads d], packed as the scope's memory.</param>
    /// <param name="values">[M, heads v], packed as the scope's memory.</param>
    /// <param name="heads">How many heads share the columns evenly.</param>
    /// <param name="scope">Which tokens may look at which.</param>
    /// <param name="dropout">How many of the weights are dropped, from 0 up to, but not, 1; the layer leaves this out in prediction.</param>
    /// <param name="random">Decides what is dropped.</param>
    /// <param name="weights">Gets the weights, where they are wanted.</param>
    /// <returns>[N, heads v].</returns>
    /// <exception cref="ArgumentException">The shapes do not fit the scope or each other.</exception>
    public static Tensor Apply(Tape tape, TensorColumns queries, TensorColumns keys, TensorColumns values, int heads, AttentionScope scope,
        float dropout, SeededRandom random, AttentionWeights? weights = null)
    {
        Validate(queries, keys, values, heads, scope, dropout);
        var y = tape.Allocate(Shape.Matrix(scope.Queries.Rows, values.Count)); // [N, heads v]
        var operation = tape.Record<AttentionOperation>(); // in prediction, too: it is what the workers share
        operation.tape = tape;
        operation.SetScope(scope);
        var total = operation.PlaceWeights(scope, heads, areKept: tape.Records || weights is not null);
        operation.task = new AttentionTask
        {
            Queries = queries,
            Keys = keys,
            Values = values,
            Result = new(y),
            Heads = heads,
            QuerySequences = scope.Queries,
            Rows = operation.looksWithin && scope.KeyMask.IsEmpty ? operation.memory : operation.rows,
            Memory = operation.memory,
            WeightStarts = operation.weightStarts,
            IsCausal = scope.IsCausal,
            Dropout = dropout,
            Seed = dropout > 0 ? random.NextBits() : 0,
            Weights = tape.Records ? tape.Workspace(Shape.Vector((int)total)) : null,
            Recorder = weights,
        };
        weights?.Start(heads, scope.Queries, scope.Memory, scope.MemoryOf);
        operation.shares = (int)Math.Min(Math.Min(tape.Workers.Count, heads * scope.Memory.Count), 1 + total * (queries.Count + values.Count) / heads / WorthSharing);
        operation.scratch = tape.Workspace(Shape.Matrix(operation.shares, AttentionForward.ScratchLength(operation.task)));
        tape.Workers.Run(operation.shares, operation, static (operation, share) => operation.ForwardShare(share));
        return y;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        scratch = tape.Workspace(Shape.Matrix(shares, AttentionBackward.ScratchLength(task)));
        tape.Workers.Run(shares, this, static (operation, share) => operation.BackwardShare(share));
    }

    /// <summary>Every so-many-th head of the sequences: they write to rows and columns of their own.</summary>
    private void ForwardShare(int share)
    {
        for (var part = share; part < sequences * task.Heads; part += shares)
        {
            var (sequence, head) = (part / task.Heads, part % task.Heads);
            AttentionForward.Run(task, sequence, looksWithin ? sequence : memoryOf[sequence], head, ScratchOf(share));
        }
    }

    /// <summary>Every so-many-th head of the memories, by way of all sequences that looked at them.</summary>
    private void BackwardShare(int share)
    {
        for (var part = share; part < memories * task.Heads; part += shares)
        {
            var (memory, head) = (part / task.Heads, part % task.Heads);
            AttentionBackward.Run(task, new(MemoryOf, memory), memory, head, ScratchOf(share));
        }
    }

    private Span<float> ScratchOf(int share) => scratch.Values.Slice(share * scratch.Shape.Columns, scratch.Shape.Columns);

    private void SetScope(AttentionScope scope)
    {
        (sequences, memories, looksWithin) = (scope.Queries.Count, scope.Memory.Count, scope.MemoryOf.IsEmpty);
        if (memoryOf.Length < scope.MemoryOf.Length)
            memoryOf = new int[scope.MemoryOf.Length];
        scope.MemoryOf.CopyTo(memoryOf);
        memory.Set(scope.Memory, scope.KeyMask);
        if (!looksWithin || !scope.KeyMask.IsEmpty)
            rows.Set(scope.Queries, []);
    }

    /// <summary>Where the weights of each sequence go, and how many there are in all.</summary>
    private long PlaceWeights(AttentionScope scope, int heads, bool areKept)
    {
        if (weightStarts.Length < sequences)
            weightStarts = new int[sequences];
        var total = 0L;
        for (var b = 0; b < sequences; b++)
        {
            weightStarts[b] = unchecked((int)total);
            total += (long)heads * scope.Queries.Lengths[b] * memory.Count(looksWithin ? b : memoryOf[b]);
        }
        if (areKept && total > MostWeights)
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected at most {MostWeights:#,0} attention weights to be kept for backward or an explanation, found {total:#,0}: {sequences} texts of up to {scope.Queries.Steps} tokens, {heads} heads. Take smaller batches, or fewer tokens of a text."), nameof(scope));
        return total;
    }

    private static void Validate(TensorColumns queries, TensorColumns keys, TensorColumns values, int heads, AttentionScope scope, float dropout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        scope.Validate();
        scope.Queries.RequireRows(queries.Tensor);
        scope.Memory.RequireRows(keys.Tensor);
        scope.Memory.RequireRows(values.Tensor);
        queries.RequireColumns(nameof(queries));
        keys.RequireColumns(nameof(keys));
        values.RequireColumns(nameof(values));
        if (queries.Count != keys.Count || queries.Count % heads != 0 || values.Count % heads != 0)
            throw new ArgumentException($"Expected queries and keys of as many columns, and values, that {heads} heads share evenly, found {queries.Count}, {keys.Count} and {values.Count} columns.", nameof(queries));
        // Threads add to the gradients of queries by sequence, and to those of keys and values by memory.
        if (!scope.MemoryOf.IsEmpty && (ReferenceEquals(queries.Tensor, keys.Tensor) || ReferenceEquals(queries.Tensor, values.Tensor)))
            throw new ArgumentException("Expected queries of another tensor than the keys and values, where sequences look at others; found the same.", nameof(queries));
        DropoutOperation.RequireProbability(dropout);
    }
}
