namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>Compares predicted tags with gold ones: entities, chunks and parts of speech.</summary>
public static class TaggingEvaluator
{
    /// <summary>Compares the tags of a corpus. docs/tagging.md tells what each figure means.</summary>
    /// <param name="gold">The right tags: sentences, and a tag a token. Null and empty are outside.</param>
    /// <param name="predicted">The predicted tags of the same tokens.</param>
    /// <param name="tokens">The tokens, for the mistakes; null where they are not wanted.</param>
    /// <param name="options">Null for the defaults: conlleval's figures.</param>
    /// <exception cref="ArgumentException">There are not as many sentences, or a sentence has not as many tags or tokens: the message names it. In seqeval's strict mode, also a tag of another scheme.</exception>
    public static TaggingMetrics Evaluate(
        IReadOnlyList<IReadOnlyList<string?>> gold, IReadOnlyList<IReadOnlyList<string?>> predicted,
        IReadOnlyList<IReadOnlyList<string>>? tokens = null, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(predicted);
        options ??= new();
        if (options.Mistakes < 0)
            throw new ArgumentOutOfRangeException(nameof(options), options.Mistakes, FormattableString.Invariant($"Expected the option {nameof(options.Mistakes)} to be at least 0, found {options.Mistakes}."));
        CheckLengths(gold, predicted, "predicted tags", nameof(predicted));
        if (tokens is not null)
            CheckLengths(gold, tokens, "tokens", nameof(tokens));

        var reader = EvaluatedTags.Choose(gold, predicted, options);
        var evaluation = new Evaluation(reader, options);
        for (var i = 0; i < gold.Count; i++)
            evaluation.Add(Cleaned(gold[i]), Cleaned(predicted[i]), tokens?[i]);
        return evaluation.Finish();
    }

    private static void CheckLengths<T>(IReadOnlyList<IReadOnlyList<string?>> gold, IReadOnlyList<IReadOnlyList<T>> others, string what, string parameter)
    {
        if (gold.Count != others.Count)
            throw new ArgumentException(FormattableString.Invariant($"Expected {what} of each of the {gold.Count} sentences that have gold tags, found {others.Count} sentences."), parameter);
        for (var i = 0; i < gold.Count; i++)
            if (gold[i].Count != others[i].Count)
                throw new ArgumentException(FormattableString.Invariant(
                    $"Expected as many {what} as gold tags in each sentence; sentence {i} (from 0 on) has {gold[i].Count} gold tags and {others[i].Count} {what}. Are the sentences in the same order, and split into the same tokens?"), parameter);
    }

    private static string[] Cleaned(IReadOnlyList<string?> tags) => [.. tags.Select(tag => string.IsNullOrEmpty(tag) ? "O" : tag)];
}
