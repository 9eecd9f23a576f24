using SeqML.Layers.Crf;
using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging;

/// <summary>The tags of a tagger by number, and what their scheme says of each two neighbours: spans are found without a look at their names.</summary>
internal sealed class TagSet
{
    /// <summary>What the schemes call a token outside of all entities.</summary>
    public const string OutsideName = "O";

    private readonly string[] names;
    private readonly string?[] types;
    private readonly bool[] continues;

    /// <param name="names">The tags.</param>
    /// <param name="outside">Which of them is outside of all entities, or -1.</param>
    /// <param name="scheme">What they mean; null where they make no spans.</param>
    public TagSet(IReadOnlyList<string> names, int outside, TagScheme? scheme)
    {
        this.names = [.. names.Select((name, tag) => tag == outside ? OutsideName : name)];
        (Outside, Scheme) = (outside, scheme);
        types = [.. this.names.Select(name => scheme?.Spans([name]) is [var span] ? span.Type : null)];
        continues = new bool[Count * Count];
        for (var tag = 0; tag < Count; tag++)
            for (var next = 0; next < Count; next++)
                continues[tag * Count + next] = scheme is not null && types[tag] is not null && types[tag] == types[next]
                    && scheme.Spans([this.names[tag], this.names[next]]).Count == 1;
    }

    /// <summary>K, how many tags there are.</summary>
    public int Count => names.Length;

    /// <summary>The tag that is outside of all entities, or -1.</summary>
    public int Outside { get; }

    /// <summary>What the tags mean; null where they make no spans.</summary>
    public TagScheme? Scheme { get; }

    /// <summary>The tags' names; that of the outside is the schemes' own.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The tag of a name, or -1.</summary>
    public int IndexOf(string name) => Array.IndexOf(names, name);

    /// <summary>The type of the entities that a tag belongs to; null for none.</summary>
    public string? TypeOf(int tag) => types[tag];

    /// <summary>Whether a token with the tag <paramref name="next"/> belongs to the span of the token before it, as broken sequences are read, too.</summary>
    public bool Continues(int tag, int next) => continues[tag * Count + next];

    /// <summary>Where the span that starts at a token ends: the token after its last. Where none starts, the token itself.</summary>
    public int EndOfSpan(ReadOnlySpan<int> tags, int start)
    {
        if (types[tags[start]] is null)
            return start;
        var end = start + 1;
        while (end < tags.Length && Continues(tags[end - 1], tags[end]))
            end++;
        return end;
    }

    /// <summary>Writes the tags of a span. Where one of them is none of the tagger's, as an I-PER where no name had two words, each token becomes a span of its own.</summary>
    public void Write(string type, Span<int> span)
    {
        var names = Scheme!.Tags([new TagSpan(type, 0, span.Length)], span.Length);
        for (var i = 0; i < span.Length; i++)
            span[i] = IndexOf(names[i]);
        if (span.Contains(-1))
            span.Fill(IndexOf(Scheme.Tags([new TagSpan(type, 0, 1)], 1)[0]));
        if (span.Contains(-1))
            throw new ArgumentException($"Expected tags for an entity {type} of {span.Length} tokens in the scheme {Scheme.Name}, {string.Join(' ', names)}, found only {string.Join(' ', this.names.Where((_, tag) => TypeOf(tag) == type))}. Name them all, or another scheme.");
    }

    /// <summary>Brings tags back into their scheme, after a sentence was cut within an entity.</summary>
    public void Rewrite(Span<int> tags)
    {
        for (int start = 0, end; start < tags.Length; start = Math.Max(end, start + 1))
            if ((end = EndOfSpan(tags, start)) > start)
                Write(types[tags[start]]!, tags[start..end]);
    }

    /// <summary>Which transitions the scheme allows.</summary>
    public TransitionRules? Rules
    {
        get
        {
            if (Scheme is null)
                return null;
            var transitions = new bool[Count, Count];
            for (var tag = 0; tag < Count; tag++)
                for (var next = 0; next < Count; next++)
                    transitions[tag, next] = Scheme.Allows(names[tag], names[next]);
            return new TransitionRules(transitions, [.. names.Select(name => Scheme.Allows(null, name))], [.. names.Select(name => Scheme.Allows(name, null))]);
        }
    }
}
