namespace SeqML.Tasks.Classification;

/// <summary>The probability above which a label is best predicted.</summary>
internal static class ThresholdTuning
{
    private const float Usual = 0.5f;

    /// <summary>The threshold of the best F1: half way between two probabilities that are met, or 0.5 where nothing is better than it, or the label never holds.</summary>
    /// <param name="probabilities">[N]; at least one. They are sorted.</param>
    /// <param name="holds">[N], whether the label holds; sorted with them.</param>
    public static float Best(float[] probabilities, bool[] holds)
    {
        Array.Sort(probabilities, holds);
        var (actual, above) = (holds.Count(truth => truth), 0);
        for (var i = 0; i < holds.Length; i++)
            above += probabilities[i] > Usual && holds[i] ? 1 : 0;
        if (actual == 0)
            return Usual;
        var (best, bestF1) = (Usual, F1(above, probabilities.Count(probability => probability > Usual), actual));
        var right = 0;
        for (var i = holds.Length - 1; i >= 0; i--)
        {
            right += holds[i] ? 1 : 0;
            if (i > 0 && probabilities[i - 1] == probabilities[i])
                continue;
            var f1 = F1(right, holds.Length - i, actual);
            if (f1 <= bestF1)
                continue;
            var below = i > 0 ? probabilities[i - 1] : 0;
            // Between neighbours there may be no other number: then the lower itself, since above it means above.
            var middle = below + (probabilities[i] - below) / 2;
            (best, bestF1) = (middle < probabilities[i] ? middle : below, f1);
        }
        return best;
    }

    private static double F1(int right, int predicted, int actual) => 2d * right / (predicted + (double)actual);
}
