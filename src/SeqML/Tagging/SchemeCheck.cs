using Microsoft.ML.Runtime;
using SeqML.Tasks.Tagging;
using SeqML.Tasks.Tagging.Heads;
using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tagging;

/// <summary>Looks for tags that break their scheme, and tells where they stand.</summary>
internal sealed class SchemeCheck
{
    private const int Shown = 3;
    private readonly IReadOnlyList<string> names;
    private readonly TaggingColumns columns;
    private readonly IChannel channel;
    private readonly bool refuses;

    private SchemeCheck(TagScheme scheme, IReadOnlyList<string> names, bool refuses, TaggingColumns columns, IChannel channel) =>
        (Scheme, this.names, this.refuses, this.columns, this.channel) = (scheme, names, refuses, columns, channel);

    /// <summary>What the tags are expected to be in.</summary>
    public TagScheme Scheme { get; }

    /// <summary>The check for a training; null where tags have no scheme, or make no spans.</summary>
    /// <remarks>As <see cref="TaggerTrainer"/> does, it finds the scheme in the training sentences, where the options name none.</remarks>
    public static SchemeCheck? Create(IReadOnlyList<TaggedSentence> sentences, IReadOnlyList<string> names, TaggerOptions options, TaggingColumns columns, IChannel channel) =>
        options.MakesSpans && (options.Scheme ?? TagScheme.Detect(sentences.Select(sentence => (IReadOnlyList<string>)[.. sentence.Tags.Select(tag => names[tag])]))) is { } scheme
            ? new(scheme, names, options.Scheme is not null || options.Head is CrfHead { Constrained: true }, columns, channel)
            : null;

    /// <summary>Whether a sentence breaks the scheme of a model that cannot.</summary>
    public bool Refuses(TaggedSentence sentence) => refuses && Faults(sentence).Count > 0;

    /// <summary>Throws where rows to train on break the scheme; where the model may do so, too, warns.</summary>
    /// <exception cref="ArgumentException">They do. The message has the first places.</exception>
    public void Require(TaggingRows rows, IReadOnlyList<TaggedSentence> sentences)
    {
        var (count, first) = (0, new List<string>());
        for (var row = 0; row < sentences.Count; row++)
            foreach (var fault in Faults(sentences[row]))
                if (++count <= Shown)
                    first.Add($"{rows.PlaceOf(row)}, {fault}");
        if (count == 0)
            return;
        var found = $"{count} tags of the label column '{columns.Label}' that break the scheme {Scheme}: {string.Join("; ", first)}{(count > Shown ? "; ..." : "")}.";
        if (refuses)
            throw new ArgumentException($"Expected tags in their scheme, found {found} Repair them, as TagScheme.Convert does, name another Scheme in the options, "
                + "or train on them as they are, with Head = new CrfHead { Constrained = false } and no Scheme.");
        channel.Warning(MessageSensitivity.None, $"Trained on {found} Predicted tags may break it, too.");
    }

    private IReadOnlyList<TagFault> Faults(TaggedSentence sentence) => Scheme.Validate([.. sentence.Tags.Select(tag => names[tag])]);
}
