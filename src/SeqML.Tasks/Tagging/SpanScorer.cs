using SeqML.Tasks.Tagging.Heads;

namespace SeqML.Tasks.Tagging;

/// <summary>Reads the spans of decoded tags, and asks the decoder how likely each is.</summary>
internal sealed class SpanScorer
{
    private readonly TagSet tags;
    private readonly bool[] mayStandBefore; // [K, K], for each first tag of a span
    private readonly bool[] mayStandAfter; // [K, K], for each last tag of a span
    private readonly List<ScoredSpan> found = [];
    private int[] spelling = [];

    public SpanScorer(TagSet tags)
    {
        this.tags = tags;
        (mayStandBefore, mayStandAfter) = (new bool[tags.Count * tags.Count], new bool[tags.Count * tags.Count]);
        for (var tag = 0; tag < tags.Count; tag++)
            for (var other = 0; other < tags.Count; other++)
            {
                mayStandBefore[tag * tags.Count + other] = !tags.Continues(other, tag);
                mayStandAfter[tag * tags.Count + other] = !tags.Continues(tag, other);
            }
    }

    /// <summary>The spans of the sentence that the decoder decoded last. A span's probability is that of its tags, with neighbours that do not belong to it.</summary>
    public List<ScoredSpan> Read(TagDecoder decoder)
    {
        ReadOnlySpan<int> decoded = decoder.Tags;
        found.Clear();
        for (var start = 0; start < decoded.Length;)
        {
            var end = tags.EndOfSpan(decoded, start);
            if (end > start)
            {
                found.Add(new ScoredSpan(tags.TypeOf(decoded[start])!, start, end, Probability(decoder, start, decoded[start..end])));
            }
            start = Math.Max(end, start + 1);
        }
        return found;
    }

    /// <summary>Where broken sequences are possible, "O I-PER" is the entity that "O B-PER" is: each first tag that makes this span counts.</summary>
    private float Probability(TagDecoder decoder, int start, ReadOnlySpan<int> decoded)
    {
        if (spelling.Length < decoded.Length)
            spelling = new int[2 * decoded.Length];
        var run = spelling.AsSpan(0, decoded.Length);
        var sum = 0f;
        decoded.CopyTo(run);
        for (var first = 0; first < tags.Count; first++)
        {
            if (tags.TypeOf(first) != tags.TypeOf(decoded[0]) || (run.Length > 1 && !tags.Continues(first, run[1])))
                continue;
            run[0] = first;
            sum += decoder.RunProbability(start, run, mayStandBefore.AsSpan(first * tags.Count, tags.Count), mayStandAfter.AsSpan(run[^1] * tags.Count, tags.Count));
        }
        return Math.Min(sum, 1);
    }
}

/// <summary>A span in tokens, from <paramref name="Start"/> to before <paramref name="End"/>.</summary>
internal readonly record struct ScoredSpan(string Type, int Start, int End, float Probability);
