using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>The counts of one evaluation, sentence by sentence.</summary>
internal sealed class Evaluation(EvaluatedTags reader, EvaluationOptions options)
{
    private readonly SpanCounter spans = reader.Reading.Counter();
    private readonly SortedDictionary<string, int[]> tags = new(StringComparer.Ordinal);
    private readonly TypeConfusion confusion = new();
    private readonly PriorityQueue<TaggingMistake, (int Errors, int Order)> worst = new();
    private readonly SortedDictionary<string, int> unknown = new(StringComparer.Ordinal);
    private readonly HashSet<string>? known = options.KnownTags?.ToHashSet(StringComparer.Ordinal);
    private int sentences, tokens, correct;

    public void Add(string[] gold, string[] predicted, IReadOnlyList<string>? words)
    {
        for (var i = 0; i < gold.Length; i++)
            AddToken(gold[i], predicted[i]);
        if (reader.Scheme is null)
        {
            var errors = gold.Where((tag, i) => tag != predicted[i]).Count();
            Keep(new(sentences, errors, gold, predicted) { Tokens = words });
        }
        else
        {
            var (goldTags, goldSpans) = reader.Read(gold, sentences, "gold");
            var (predictedTags, predictedSpans) = reader.Read(predicted, sentences, "predicted");
            spans.Add(goldTags, predictedTags, goldSpans, predictedSpans);
            Confuse(goldSpans, predictedSpans);
            var (missed, invented) = (goldSpans.Except(predictedSpans).ToArray(), predictedSpans.Except(goldSpans).ToArray());
            Keep(new(sentences, missed.Length + invented.Length, gold, predicted) { Tokens = words, Missed = missed, Invented = invented });
        }
        sentences++;
    }

    public TaggingMetrics Finish()
    {
        spans.Finish();
        var mistakes = new TaggingMistake[worst.Count];
        for (var i = mistakes.Length - 1; i >= 0; i--)
            mistakes[i] = worst.Dequeue();
        return new(sentences, tokens, correct, reader.Scheme, reader.Name, spans.Total, spans.Scores, [.. tags.Select(tag => new TaggingScore(tag.Key, tag.Value[0], tag.Value[1], tag.Value[2]))])
        {
            Confusion = confusion,
            Mistakes = mistakes,
            UnknownTags = unknown,
        };
    }

    private void AddToken(string gold, string predicted)
    {
        tokens++;
        Of(gold)[0]++;
        Of(predicted)[1]++;
        if (gold == predicted)
        {
            correct++;
            Of(gold)[2]++;
        }
        if (reader.Scheme is null)
            confusion.Count(gold, predicted);
        if (known?.Contains(gold) == false)
            unknown[gold] = unknown.GetValueOrDefault(gold) + 1;
    }

    private int[] Of(string tag)
    {
        if (!tags.TryGetValue(tag, out var counts))
            tags.Add(tag, counts = new int[3]);
        return counts;
    }

    private void Confuse(List<TagSpan> gold, List<TagSpan> predicted)
    {
        var unmatched = new List<TagSpan>(predicted);
        foreach (var span in gold)
        {
            // The same tokens; of several spans of them (which only seqeval's reading of broken tags has) the one of the same type.
            var place = unmatched.IndexOf(span);
            if (place < 0)
                place = unmatched.FindIndex(other => other.Start == span.Start && other.Length == span.Length);
            confusion.Count(span.Type, place < 0 ? null : unmatched[place].Type);
            if (place >= 0)
                unmatched.RemoveAt(place);
        }
        foreach (var span in unmatched)
            confusion.Count(null, span.Type);
    }

    private void Keep(TaggingMistake mistake)
    {
        if (mistake.Errors == 0 || options.Mistakes == 0)
            return;
        // The least of those kept comes out first: few errors, and of equals the later sentence.
        worst.Enqueue(mistake, (mistake.Errors, -mistake.Sentence));
        if (worst.Count > options.Mistakes)
            worst.Dequeue();
    }
}
