using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>How well a corpus was tagged. <see cref="TaggingEvaluator"/> makes it.</summary>
/// <remarks>Scores are of spans, where the tags have a scheme, and else of tokens. They are parts, from 0 to 1; zero divided by zero is 0, as it is in conlleval and seqeval.</remarks>
public sealed class TaggingMetrics
{
    internal TaggingMetrics(int sentences, int tokens, int correctTokens, TagScheme? scheme, string? reading, TaggingScore spans, IReadOnlyList<TaggingScore> types, IReadOnlyList<TaggingScore> tags)
    {
        (Sentences, Tokens, CorrectTokens, Scheme, Reading, Types, Tags) = (sentences, tokens, correctTokens, scheme, reading, types, tags);
        var scores = scheme is null ? tags : types;
        Overall = scheme is null ? new("", tokens, tokens, correctTokens) : spans;
        Macro = TaggingAverage.Of(scores, _ => 1);
        Weighted = TaggingAverage.Of(scores, score => score.Gold);
    }

    /// <summary>How many sentences there are.</summary>
    public int Sentences { get; }

    /// <summary>How many tokens there are.</summary>
    public int Tokens { get; }

    /// <summary>How many tokens have the right tag.</summary>
    public int CorrectTokens { get; }

    /// <summary>The part of the tokens that has the right tag; 0 where there are none.</summary>
    public double TokenAccuracy => Tokens == 0 ? 0 : (double)CorrectTokens / Tokens;

    /// <summary>The scheme of the tags; null for tags without spans, as parts of speech.</summary>
    public TagScheme? Scheme { get; }

    /// <summary>Whose rules read the spans: "conlleval", "seqeval", "seqeval strict BIO", "conlleval of BIO, from BILOU"; null for tags without spans.</summary>
    public string? Reading { get; }

    /// <summary>All spans together (the micro average); for tags without spans all tokens, where precision, recall and F1 are the accuracy.</summary>
    public TaggingScore Overall { get; }

    /// <summary>The mean over types, or over tags without spans: each counts alike.</summary>
    public TaggingAverage Macro { get; }

    /// <summary>The mean over types, or over tags without spans, each weighed by how often gold has it.</summary>
    public TaggingAverage Weighted { get; }

    /// <summary>The spans of each type that gold or the predictions have, in ordinal order; empty for tags without spans.</summary>
    public IReadOnlyList<TaggingScore> Types { get; }

    /// <summary>The tokens of each tag that gold or the predictions have, O among them, in ordinal order.</summary>
    public IReadOnlyList<TaggingScore> Tags { get; }

    /// <summary>What each type, or each tag without spans, was taken for.</summary>
    public required TypeConfusion Confusion { get; init; }

    /// <summary>The sentences with the most errors, the worst first; equals in their order.</summary>
    public required IReadOnlyList<TaggingMistake> Mistakes { get; init; }

    /// <summary>The gold tags that the tagger does not know, with how many tokens have each: it cannot but miss them.</summary>
    public required IReadOnlyDictionary<string, int> UnknownTags { get; init; }

    /// <summary>A table as conlleval prints it, to the blank; for tags without spans, a row a tag.</summary>
    public override string ToString() => ConllevalTable.Write(this);
}
