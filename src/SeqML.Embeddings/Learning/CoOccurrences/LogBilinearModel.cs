using SeqML.Engine.Kernels.LogBilinear;
using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Learning.CoOccurrences;

/// <summary>The vectors of words and those of contexts, with their biases and sums of squares.</summary>
internal sealed class LogBilinearModel
{
    /// <summary>Triples from one to that whose rows are asked of memory.</summary>
    private const int Ahead = 3;

    private readonly int size;
    private readonly int length;
    private readonly float[] words;
    private readonly float[] contexts;

    /// <summary>Numbers from -1/2 to 1/2 by the size, and sums of 1, as the authors' program begins.</summary>
    public LogBilinearModel(int count, int size, SeededRandom random)
    {
        (this.size, length) = (size, LogBilinearKernel.RowLength(size));
        (words, contexts) = (new float[count * length], new float[count * length]);
        foreach (var rows in new[] { words, contexts })
            for (var row = 0; row < count; row++)
            {
                var values = rows.AsSpan(row * length, length);
                random.FillUniform(values[..size], -0.5f / size, 0.5f / size);
                random.FillUniform(values.Slice(2 * size, 1), -0.5f / size, 0.5f / size);
                values.Slice(size, size).Fill(1);
                values[2 * size + 1] = 1;
            }
    }

    /// <summary>The row of a word, as <see cref="LogBilinearKernel"/> has it.</summary>
    public Span<float> Word(int index) => words.AsSpan(index * length, length);

    /// <summary>The row of a context.</summary>
    public Span<float> Context(int index) => contexts.AsSpan(index * length, length);

    /// <summary>Learns from triples, one after the other, and returns the sum of their costs.</summary>
    public double Learn(ReadOnlySpan<Triple> triples, float rate)
    {
        var cost = 0d;
        for (var i = 0; i < triples.Length; i++)
        {
            // Rows are met in random order, and memory would be waited for at each.
            if (i + Ahead < triples.Length)
            {
                LogBilinearKernel.Prefetch(Word(triples[i + Ahead].Word));
                LogBilinearKernel.Prefetch(Context(triples[i + Ahead].Context));
            }
            ref readonly var triple = ref triples[i];
            cost += LogBilinearKernel.Step(Word(triple.Word), Context(triple.Context), triple.LogCount, triple.Weight, rate);
        }
        return cost;
    }

    /// <summary>W + W~: of each word the sum of its vectors as a word and as a context. (Pennington et al. 2014, section 4.2.)</summary>
    public float[] Sums()
    {
        var count = words.Length / length;
        var sums = new float[count * size];
        for (var row = 0; row < count; row++)
            for (var i = 0; i < size; i++)
                sums[row * size + i] = words[row * length + i] + contexts[row * length + i];
        return sums;
    }
}
