using SeqML.Engine.Kernels.Crf;
using SeqML.Engine.Tests.References;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

/// <summary>The recursions at every number of tags up to several registers, with guards around the memory.</summary>
public sealed class CrfKernelTests
{
    private const int Steps = 4;
    private const int MaximumTags = 36;

    [Fact]
    public void Partitions_marginals_and_expected_pairs_are_those_of_doubles_at_every_number_of_tags()
    {
        for (var tags = 1; tags <= MaximumTags; tags++)
        {
            var chain = new Chain(tags, range: 2);
            var memory = new GuardedFloats(CrfTrellis.Length(Steps, tags), shift: tags % 5);
            var trellis = chain.Load(memory.Span);
            var counts = new GuardedFloats(new float[tags * trellis.Stride], shift: tags % 3);

            var logZ = CrfForwardKernel.Run(chain.Scores, trellis) + chain.Shifts + (Steps - 1) * chain.Scores.Largest;
            Assert.False(CrfBackwardKernel.Run(chain.Scores, trellis));
            CrfTransitionKernel.AddCounts(chain.Scores, trellis, hasSmallSums: false, counts.Span);

            Expect.Close(chain.LogPartition(chain.Emissions, chain.Transitions), logZ, Tolerance.Operation, "log Z");
            // The gradients of log Z. Each is a difference of the whole recursion: some places of each row are enough.
            foreach (var j in Places(tags))
                for (var t = 0; t < Steps; t++)
                {
                    Expect.Close(chain.Difference(chain.Emissions, t * tags + j), trellis.Marginals[t * trellis.Stride + j], Tolerance.Gradient, magnitude: 1, $"tag {j} of {tags} at {t}");
                    var i = (j + t) % tags;
                    Expect.Close(chain.Difference(chain.Transitions, i * tags + j), counts.Span[i * trellis.Stride + j], Tolerance.Gradient, magnitude: Steps, $"{i} to {j} of {tags}");
                }
            memory.CheckGuards("trellis");
            counts.CheckGuards("counts");
        }
    }

    [Fact]
    public void The_best_tags_are_those_of_doubles_at_every_number_of_tags()
    {
        for (var tags = 1; tags <= MaximumTags; tags++)
        {
            var chain = new Chain(tags, range: 2);
            var trellis = chain.Load(new float[CrfTrellis.Length(Steps, tags)]);
            var (workspace, best) = (new GuardedFloats(ViterbiKernel.WorkspaceLength(Steps, tags), shift: tags % 5), new int[Steps]);
            Assert.True(ViterbiKernel.Run(chain.Scores, trellis, workspace.Span, best));
            Assert.Equal(chain.Best(), best);
            workspace.CheckGuards("workspace");
        }
    }

    [Fact]
    public void A_sum_of_terms_below_the_smallest_float_is_found_and_has_its_gradients()
    {
        // Tag 1 is likelier by e^200 at first, and by its rules cannot become tag 0, which is likelier by e^400 then. Nothing of that is a float.
        var chain = new Chain(tags: 2, range: 0);
        chain.Transitions[1 * 2 + 0] = -300;
        (chain.Emissions[1], chain.Emissions[2], chain.Emissions[4], chain.Emissions[6]) = (200, 400, 400, 400);
        var trellis = chain.Load(new float[CrfTrellis.Length(Steps, 2)]);
        var counts = new float[2 * trellis.Stride];
        Expect.Close(chain.LogPartition(chain.Emissions, chain.Transitions), CrfForwardKernel.Run(chain.Scores, trellis) + chain.Shifts + (Steps - 1) * chain.Scores.Largest, Tolerance.Operation, "log Z");
        CrfTransitionKernel.AddCounts(chain.Scores, trellis, CrfBackwardKernel.Run(chain.Scores, trellis), counts);
        for (var i = 0; i < chain.Emissions.Length; i++)
            Expect.Close(chain.Difference(chain.Emissions, i), trellis.Marginals[i / 2 * trellis.Stride + i % 2], Tolerance.Gradient, magnitude: 1, $"emission {i}");
        for (var i = 0; i < 4; i++)
            Expect.Close(chain.Difference(chain.Transitions, i), counts[i / 2 * trellis.Stride + i % 2], Tolerance.Gradient, magnitude: Steps, $"transition {i}");
    }

    [Fact]
    public void Memory_that_is_too_short_is_refused()
    {
        Assert.Throws<ArgumentException>(() => CrfScores.Pack(new float[8], new float[3], new float[3], [], new float[1000]));
        Assert.Throws<ArgumentException>(() => CrfScores.Pack(new float[9], new float[3], new float[2], [], new float[1000]));
        Assert.Throws<ArgumentException>(() => CrfScores.Pack(new float[9], new float[3], new float[3], [], new float[CrfScores.PackedLength(3) - 1]));
        Assert.Throws<ArgumentException>(() => new CrfScores(3, new float[CrfScores.PackedLength(3) - 1]).Tags);
        Assert.Throws<ArgumentException>(() => new CrfTrellis(2, 3, new float[CrfTrellis.Length(2, 3) - 1]).Tags);
        Assert.Throws<ArgumentException>(() => new Chain(3, 1).Load(new float[CrfTrellis.Length(Steps, 3)]).SetEmissions(0, new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CrfForwardKernel.Run(new Chain(3, 1).Scores, new Chain(4, 1).Load(new float[CrfTrellis.Length(Steps, 4)])));
        Assert.Throws<ArgumentException>(() => ViterbiKernel.Run(new Chain(3, 1).Scores, new Chain(3, 1).Load(new float[CrfTrellis.Length(Steps, 3)]), new float[10], new int[Steps]));
    }

    private static IEnumerable<int> Places(int tags) => new[] { 0, 16, tags - 1 }.Where(j => j < tags).Distinct();

    /// <summary>A sentence and its scores, in doubles that are floats.</summary>
    private sealed class Chain(int tags, float range)
    {
        public double[] Emissions { get; } = RandomFloats.ToDoubles(RandomFloats.Uniform(Steps * tags, seed: tags, range));

        public double[] Transitions { get; } = RandomFloats.ToDoubles(RandomFloats.Uniform(tags * tags, seed: tags + 1, range));

        public double Shifts { get; private set; }

        public CrfScores Scores
        {
            get
            {
                var packed = new float[CrfScores.PackedLength(tags)];
                CrfScores.Pack(Singles(Transitions), Singles(Start), Singles(End), [], packed);
                return new CrfScores(tags, packed);
            }
        }

        private double[] Start { get; } = RandomFloats.ToDoubles(RandomFloats.Uniform(tags, seed: tags + 2, range));

        private double[] End { get; } = RandomFloats.ToDoubles(RandomFloats.Uniform(tags, seed: tags + 3, range));

        public CrfTrellis Load(Span<float> memory)
        {
            var trellis = new CrfTrellis(Steps, tags, memory);
            Shifts = 0;
            for (var t = 0; t < Steps; t++)
                Shifts += trellis.SetEmissions(t, Singles(Emissions).AsSpan(t * tags, tags));
            return trellis;
        }

        public double LogPartition(double[] emissions, double[] transitions)
        {
            var forward = Enumerable.Range(0, tags).Select(j => Start[j] + emissions[j]).ToArray();
            for (var t = 1; t < Steps; t++)
            {
                var before = forward;
                forward = [.. Enumerable.Range(0, tags).Select(j => emissions[t * tags + j] + CrfReference.LogSumExp(before.Select((a, i) => a + transitions[i * tags + j])))];
            }
            return CrfReference.LogSumExp(forward.Select((a, j) => a + End[j]));
        }

        /// <summary>d log Z / d of a number that it is made of.</summary>
        public double Difference(double[] numbers, int place)
        {
            const double step = 1e-5;
            var value = numbers[place];
            numbers[place] = value + step;
            var above = LogPartition(Emissions, Transitions);
            numbers[place] = value - step;
            var below = LogPartition(Emissions, Transitions);
            numbers[place] = value;
            return (above - below) / (2 * step);
        }

        /// <summary>Viterbi, in double.</summary>
        public int[] Best()
        {
            var ways = Enumerable.Range(0, tags).Select(j => (Score: Start[j] + Emissions[j], Tags: (int[])[j])).ToArray();
            for (var t = 1; t < Steps; t++)
            {
                var before = ways;
                ways = [.. Enumerable.Range(0, tags).Select(j =>
                {
                    var (score, tagsBefore) = before.Select((way, i) => (way.Score + Transitions[i * tags + j], way.Tags)).MaxBy(way => way.Item1);
                    return (score + Emissions[t * tags + j], (int[])[.. tagsBefore, j]);
                })];
            }
            return ways.Select((way, j) => (way.Score + End[j], way.Tags)).MaxBy(way => way.Item1).Tags;
        }

        private static float[] Singles(double[] numbers) => [.. numbers.Select(number => (float)number)];
    }
}
