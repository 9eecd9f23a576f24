using SeqML.Engine.Kernels.Logistic;
using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Learning.Steps;

/// <summary>Foretells each word of the context from the word in the middle. (Mikolov et al. 2013a, section 3.2; with n-grams Bojanowski et al. 2017, section 3.2.)</summary>
/// <remarks>
/// The input is the same for all pairs of a window, so the mean of a word's rows is made once, moves with each pair as it would if all its rows moved (<see cref="Subwords.InputRows.Pull"/>),
/// and the rows take the sum of all steps in the end: to rounding what word2vec and fastText compute pair by pair.
/// </remarks>
internal sealed class SkipGramLearner : SentenceLearner
{
    private readonly float[] total;
    private readonly int[] buffer;

    public SkipGramLearner(LearningModel model, int window, SeededRandom random)
        : base(model, window, random) => (total, buffer) = (new float[model.Size], new int[2 * model.Targets.Longest]);

    public override void Learn(ReadOnlySpan<int> words, float rate)
    {
        var input = Model.InputRows;
        for (var center = 0; center < words.Length; center++)
        {
            var (first, last) = DrawWindow(center, words.Length);
            if (first == last || input.Of(words[center]).IsEmpty)
                continue;
            if (center + 1 < words.Length)
                RowSumKernel.Prefetch(Model.Input, Model.Size, input.Of(words[center + 1]));
            LearnWindow(words, center, first, last, rate);
        }
    }

    private void LearnWindow(ReadOnlySpan<int> words, int center, int first, int last, float rate)
    {
        var (input, word) = (Model.InputRows, words[center]);
        var parts = input.Of(word);
        var hidden = Hidden.AsSpan(0, Model.Size);
        RowSumKernel.Gather(Model.Input, parts, 1f / parts.Length, hidden);
        Array.Clear(total);
        var half = buffer.Length / 2;
        var context = first == center ? first + 1 : first;
        Model.Targets.Choose(words[context], Random, buffer.AsSpan(0, half), out var rows, out var signs);
        for (var isOdd = false; context >= 0; isOdd = !isOdd)
        {
            // The rows of the next pair are on their way while this one is computed.
            var next = context + 1 == center ? context + 2 : context + 1;
            var nextRows = rows;
            var nextSigns = signs;
            if (next <= last)
            {
                Model.Targets.Choose(words[next], Random, buffer.AsSpan(isOdd ? 0 : half, half), out nextRows, out nextSigns);
                PrefetchOutput(nextRows);
            }
            Step(rows, signs, rate);
            RowSumKernel.Add(Gradient, total, input.Pull(word), hidden);
            rows = nextRows;
            signs = nextSigns;
            context = next <= last ? next : -1;
        }
        RowSumKernel.Scatter(Model.Input, parts, input.Share(parts.Length), total);
    }
}
