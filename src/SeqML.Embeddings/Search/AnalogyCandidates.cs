namespace SeqML.Embeddings.Search;

/// <summary>The rows that may be the answer of each of many questions, as one thread finds them.</summary>
internal sealed class AnalogyCandidates
{
    private readonly List<(int Row, float Upper)>[] candidates;

    public AnalogyCandidates(int questions)
    {
        (Thresholds, candidates) = (new float[questions], new List<(int, float)>[questions]);
        Array.Fill(Thresholds, float.NegativeInfinity);
        for (var i = 0; i < questions; i++)
            candidates[i] = [];
    }

    /// <summary>The largest lower bound so far, of each question.</summary>
    public float[] Thresholds { get; }

    /// <summary>The candidates of a question.</summary>
    public IReadOnlyList<(int Row, float Upper)> this[int question] => candidates[question];

    /// <summary>Takes a row whose upper bound reaches the threshold.</summary>
    public void Add(int question, int row, float lower, float upper)
    {
        var list = candidates[question];
        if (lower > Thresholds[question])
        {
            Thresholds[question] = lower;
            list.RemoveAll(candidate => candidate.Upper < lower);
        }
        list.Add((row, upper));
    }
}
