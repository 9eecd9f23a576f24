namespace Microsoft.ML.Data;

/// <summary>The sums of a multiclass evaluation.</summary>
internal sealed class MulticlassCounts
{
    private const double Least = 1e-15f;

    private readonly double[] _logLoss;
    private double _totalLogLoss;

    public MulticlassCounts(int classes)
    {
        Classes = classes;
        Confusion = Enumerable.Range(0, classes).Select(_ => new double[classes]).ToArray();
        Ranks = new double[classes];
        _logLoss = new double[classes];
    }

    public int Classes { get; }

    public double Rows { get; private set; }

    /// <summary>Rows by true class, then by predicted class.</summary>
    public double[][] Confusion { get; }

    /// <summary>Rows by how many classes are placed before the true one.</summary>
    public double[] Ranks { get; }

    public double LogLoss => BinaryCounts.Ratio(_totalLogLoss, Rows);

    public double[] PerClassLogLoss => _logLoss.Select((loss, i) => BinaryCounts.Ratio(loss, Confusion[i].Sum())).ToArray();

    /// <summary>The log-loss of always giving the classes' shares.</summary>
    public double PriorLogLoss
    {
        get
        {
            var sum = 0.0;
            foreach (var row in Confusion)
            {
                var share = row.Sum() / Rows;
                if (share > 0)
                    sum += share * Math.Log(share);
            }
            return -sum;
        }
    }

    public void Add(int label, float[] scores)
    {
        Rows++;
        // A label beyond the scores' classes was never seen in training: as wrong as can be.
        var loss = -Math.Log(label < Classes ? Math.Clamp((double)scores[label], Least, 1) : Least);
        _totalLogLoss += loss;
        if (label >= Classes)
            return;
        _logLoss[label] += loss;
        Confusion[label][Array.IndexOf(scores, scores.Max())]++;
        Ranks[Before(label, scores)]++;
    }

    // Of equal scores the class of lower number is placed first.
    private static int Before(int label, float[] scores)
    {
        var before = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] > scores[label] || (scores[i] == scores[label] && i < label))
                before++;
        }
        return before;
    }
}
