using SeqML.Tasks.Tagging.Heads;

namespace SeqML.Tasks.Tagging;

/// <summary>Reads the spans of decoded tags, and asks the decoder how likely each is.</summary>
internal sealed class SpanScorer
{
    private readonly TagSet tags;
    private readonly bool[] mayStandBefore; // [K, K], for each first tag of a span
    private readonly bool[] mayStandAfter; // [K, K], for each last tag of a span
    private readonly List<ScoredSpan> found = [];
    private readonly bool[] any; // [K]
    private float[] sums; // [K]
    private float[] next; // [K]

    public SpanScorer(TagSet tags)
    {
        this.tags = tags;
        (any, sums, next) = (new bool[tags.Count], new float[tags.Count], new float[tags.Count]);
        Array.Fill(any, true);
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

    /// <summary>
    /// All spellings of a span count: where broken sequences are possible, "O I-PER" is the entity that "O B-PER" is. Tags are a Markov chain, so the sum over
    /// spellings goes from token to token: P(y_1) P(y_2 | y_1) ..., of tags that continue each other.
    /// </summary>
    private float Probability(TagDecoder decoder, int start, ReadOnlySpan<int> decoded)
    {
        var type = tags.TypeOf(decoded[0]);
        for (var tag = 0; tag < tags.Count; tag++)
            sums[tag] = tags.TypeOf(tag) == type ? decoder.RunProbability(start, [tag], Row(mayStandBefore, tag), any) : 0;
        for (var token = start + 1; token < start + decoded.Length; token++)
        {
            Array.Clear(next);
            for (var tag = 0; tag < tags.Count; tag++)
                if (sums[tag] > 0 && decoder.RunProbability(token - 1, [tag], any, any) is var alone and > 0)
                    for (var follower = 0; follower < tags.Count; follower++)
                        if (tags.Continues(tag, follower))
                            next[follower] += sums[tag] / alone * decoder.RunProbability(token - 1, [tag, follower], any, any);
            (sums, next) = (next, sums);
        }
        var (sum, last) = (0f, start + decoded.Length - 1);
        for (var tag = 0; tag < tags.Count; tag++)
            if (sums[tag] > 0 && decoder.RunProbability(last, [tag], any, any) is var alone and > 0)
                sum += sums[tag] / alone * decoder.RunProbability(last, [tag], any, Row(mayStandAfter, tag));
        return Math.Min(sum, 1);
    }

    private ReadOnlySpan<bool> Row(bool[] matrix, int tag) => matrix.AsSpan(tag * tags.Count, tags.Count);
}

/// <summary>A span in tokens, from <paramref name="Start"/> to before <paramref name="End"/>.</summary>
internal readonly record struct ScoredSpan(string Type, int Start, int End, float Probability);
