using SeqML.Embeddings.Learning.Objectives;
using SeqML.Embeddings.Learning.Subwords;
using SeqML.Engine.Randomness;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Learning;

/// <summary>Skip-gram and CBOW in double, pair by pair as the papers and word2vec have it; each pair's steps are held against differences of its loss.</summary>
internal sealed class NaiveLearner(InputRows inputRows, OutputRows targets, int size, int window, SeededRandom random, double[] input, double[] output)
{
    public double[] Input { get; } = input;

    public double[] Output { get; } = output;

    public double Loss { get; private set; }

    public int Pairs { get; private set; }

    public void SkipGram(int[] words, double rate)
    {
        for (var center = 0; center < words.Length; center++)
        {
            var distance = 1 + random.NextInteger(window);
            for (var context = center - distance; context <= center + distance; context++)
                if (context != center && context >= 0 && context < words.Length)
                    Pair(inputRows.Of(words[center]).ToArray(), words[context], rate);
        }
    }

    public void Cbow(int[] words, double rate)
    {
        for (var center = 0; center < words.Length; center++)
        {
            var distance = 1 + random.NextInteger(window);
            var around = new List<int>();
            for (var context = center - distance; context <= center + distance; context++)
                if (context != center && context >= 0 && context < words.Length)
                    around.AddRange(inputRows.Of(words[context]));
            if (around.Count > 0)
                Pair([.. around], words[center], rate);
        }
    }

    private void Pair(int[] parts, int word, double rate)
    {
        targets.Choose(word, random, new int[targets.Longest], out var chosen, out var chosenSigns);
        var (rows, signs) = (chosen.ToArray(), chosenSigns.ToArray());
        var hidden = Hidden(parts);
        var isOnce = rows.Distinct().Count() == rows.Length;
        var before = (Input: (double[])Input.Clone(), Output: (double[])Output.Clone());
        var (inputDifferences, outputDifferences) = (GradientCheck.CentralDifferences(PairLoss, Input), GradientCheck.CentralDifferences(PairLoss, Output));

        Loss += PairLoss();
        Pairs++;
        var steps = rows.Select((row, i) => rate * signs[i] / (1 + Math.Exp(signs[i] * Dot(hidden, row)))).ToArray();
        var gradient = new double[size];
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < size; j++)
            {
                gradient[j] += steps[i] * Output[rows[i] * size + j];
                Output[rows[i] * size + j] += steps[i] * hidden[j];
            }
        foreach (var part in parts)
            for (var j = 0; j < size; j++)
                Input[part * size + j] += inputRows.Share(parts.Length) * gradient[j];

        // word2vec gives each of n rows the whole gradient of their mean, which is n times its own.
        var times = inputRows.Share(parts.Length) * parts.Length;
        if (!isOnce)
            return; // noise that was drawn twice: its second step starts where the first one ended
        for (var i = 0; i < Input.Length; i++)
            Assert.Equal(-rate * times * inputDifferences[i], Input[i] - before.Input[i], 1e-7);
        for (var i = 0; i < Output.Length; i++)
            Assert.Equal(-rate * outputDifferences[i], Output[i] - before.Output[i], 1e-7);

        double PairLoss()
        {
            var (sum, from) = (0d, Hidden(parts));
            for (var i = 0; i < rows.Length; i++)
                sum += Math.Log(1 + Math.Exp(-signs[i] * Dot(from, rows[i])));
            return sum;
        }
    }

    private double[] Hidden(int[] parts)
    {
        var hidden = new double[size];
        foreach (var part in parts)
            for (var j = 0; j < size; j++)
                hidden[j] += Input[part * size + j] / parts.Length;
        return hidden;
    }

    private double Dot(double[] hidden, int row)
    {
        var sum = 0d;
        for (var j = 0; j < size; j++)
            sum += hidden[j] * Output[row * size + j];
        return sum;
    }
}
