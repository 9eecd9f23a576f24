using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>Counts the spans of a corpus by type: those of gold, those that were predicted, and those that are both.</summary>
internal abstract class SpanCounter
{
    private readonly SortedDictionary<string, int[]> counts = new(StringComparer.Ordinal);

    /// <summary>The types that came up, in ordinal order.</summary>
    public IReadOnlyList<TaggingScore> Scores => [.. counts.Where(type => type.Value[0] + type.Value[1] > 0)
        .Select(type => new TaggingScore(type.Key, type.Value[0], type.Value[1], type.Value[2]))];

    /// <summary>All types together. For tags as ".-A", conlleval ends spans with another type than they started with: those are right, but of no type that came up.</summary>
    public TaggingScore Total => new("", counts.Values.Sum(count => count[0]), counts.Values.Sum(count => count[1]), counts.Values.Sum(count => count[2]));

    /// <summary>Counts a sentence.</summary>
    public abstract void Add(IReadOnlyList<string> gold, IReadOnlyList<string> predicted, IReadOnlyList<TagSpan> goldSpans, IReadOnlyList<TagSpan> predictedSpans);

    /// <summary>Counts what is open after the last sentence.</summary>
    public abstract void Finish();

    protected void CountGold(string type) => Of(type)[0]++;

    protected void CountPredicted(string type) => Of(type)[1]++;

    protected void CountCorrect(string type) => Of(type)[2]++;

    private int[] Of(string type)
    {
        if (!counts.TryGetValue(type, out var count))
            counts.Add(type, count = new int[3]);
        return count;
    }
}
