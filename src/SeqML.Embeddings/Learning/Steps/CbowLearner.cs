using SeqML.Engine.Kernels.Logistic;
using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Learning.Steps;

/// <summary>Foretells the word in the middle from the mean of all rows of all words around it. (Mikolov et al. 2013a, section 3.1.)</summary>
/// <remarks>Each row takes the whole gradient of the mean, as in word2vec and fastText, not its share of it.</remarks>
internal sealed class CbowLearner : SentenceLearner
{
    private readonly int[] buffer;
    private readonly int[] rows;

    public CbowLearner(LearningModel model, int window, SeededRandom random)
        : base(model, window, random) => (buffer, rows) = (new int[model.Targets.Longest], new int[checked(2 * window * model.InputRows.Longest)]);

    public override void Learn(ReadOnlySpan<int> words, float rate)
    {
        for (var center = 0; center < words.Length; center++)
        {
            var (first, last) = DrawWindow(center, words.Length);
            if (first == last)
                continue;
            Model.Targets.Choose(words[center], Random, buffer, out var targets, out var signs);
            PrefetchOutput(targets);
            var count = 0;
            for (var context = first; context <= last; context++)
                if (context != center)
                {
                    var parts = Model.InputRows.Of(words[context]);
                    parts.CopyTo(rows.AsSpan(count));
                    count += parts.Length;
                }
            if (count == 0)
                continue;
            var used = rows.AsSpan(0, count);
            RowSumKernel.Gather(Model.Input, used, 1f / count, Hidden.AsSpan(0, Model.Size));
            Step(targets, signs, rate);
            RowSumKernel.Scatter(Model.Input, used, Model.InputRows.Share(count), Gradient);
        }
    }
}
