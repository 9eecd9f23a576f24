using SeqML.Engine.Randomness;
using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging;

/// <summary>Checks the sentences that a tagger is given to learn from, and finds out what their tags mean.</summary>
internal static class TaggerSentences
{
    /// <summary>How many faults an error shows.</summary>
    private const int Shown = 3;

    /// <summary>How many tags a model may have.</summary>
    public static int MostTags(bool withScheme) => withScheme ? Tagging.TagSet.MostOfSpans : 8191;

    /// <summary>Words and tags are as many in each sentence, and each tag is one.</summary>
    public static void Check(IReadOnlyList<TaggedSentence> sentences, IReadOnlyList<string> tags, int outside, string argument)
    {
        if (tags.Count < 2)
            throw new ArgumentException($"Expected at least 2 tags, found {tags.Count}.", nameof(tags));
        if (outside < -1 || outside >= tags.Count)
            throw new ArgumentOutOfRangeException(nameof(outside), outside, FormattableString.Invariant($"Expected the number of a tag, from 0 to {tags.Count - 1}, or -1 for none, found {outside}."));
        for (var row = 0; row < sentences.Count; row++)
        {
            var (words, given) = (sentences[row].Words, sentences[row].Tags);
            if (words.Count != given.Count)
                throw new ArgumentException(FormattableString.Invariant($"Expected a tag for each word, found {given.Count} tags for {words.Count} words in the sentence {row}."), argument);
            for (var word = 0; word < given.Count; word++)
                if (given[word] < 0 || given[word] >= tags.Count)
                    throw new ArgumentOutOfRangeException(argument, given[word], FormattableString.Invariant(
                        $"Expected tags from 0 to {tags.Count - 1}, found {given[word]} at the word {word} of the sentence {row}."));
        }
    }

    /// <summary>The tags with the scheme that is asked for, or found.</summary>
    public static TagSet TagSet(IReadOnlyList<TaggedSentence> sentences, IReadOnlyList<string> tags, int outside, TaggerOptions options)
    {
        var scheme = !options.MakesSpans ? null
            : options.Scheme ?? TagScheme.Detect(sentences.Select(sentence => (IReadOnlyList<string>)[.. sentence.Tags.Select(NameOf)]));
        return tags.Count <= MostTags(scheme is not null)
            ? new TagSet(tags, outside, scheme)
            : throw new ArgumentException(FormattableString.Invariant(
                $"Expected at most {MostTags(scheme is not null)} tags{(scheme is null ? "" : $" in the scheme {scheme}")}, found {tags.Count}."), nameof(tags));

        string NameOf(int tag) => tag == outside ? Tagging.TagSet.OutsideName : tags[tag];
    }

    /// <summary>Throws where tags break their scheme, so that a constrained model could never give them.</summary>
    public static void RequireScheme(IReadOnlyList<TaggedSentence> sentences, TagSet tags, string argument)
    {
        if (tags.Scheme is not { } scheme)
            return;
        var (count, first) = (0, new List<string>());
        for (var row = 0; row < sentences.Count; row++)
            foreach (var fault in scheme.Validate([.. sentences[row].Tags.Select(tag => tags.Names[tag])]))
                if (++count <= Shown)
                    first.Add(FormattableString.Invariant($"sentence {row}, {fault}"));
        if (count > 0)
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected tags in the scheme {scheme}, found {count} that break it: {string.Join("; ", first)}{(count > Shown ? "; ..." : "")}. ")
                + "Repair them, as TagScheme.Convert does, name another Scheme, or train on them as they are, with Head = new CrfHead { Constrained = false } and no Scheme.", argument);
    }

    /// <summary>Sentences to train on, and others to validate with.</summary>
    public static (TaggedSentence[] Training, TaggedSentence[] Validation) Split(IReadOnlyList<TaggedSentence> sentences, float fraction, SeededRandom random)
    {
        var usable = WithWords(sentences);
        var kept = fraction > 0 ? Math.Max(1, (int)Math.Round(usable.Length * (double)fraction)) : 0;
        if (usable.Length - kept < 1)
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected sentences left to train on, found {usable.Length} of which a ValidationFraction of {fraction} keeps {kept} apart. Give more, or a smaller fraction (0 for no validation)."), nameof(sentences));
        random.Shuffle(usable.AsSpan());
        return (usable[kept..], usable[..kept]);
    }

    public static TaggedSentence[] WithWords(IEnumerable<TaggedSentence> sentences) => [.. sentences.Where(sentence => sentence.Words.Count > 0)];
}
