using SeqML.Layers.Crf;
using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging;

/// <summary>The tags of a tagger by number, and what their scheme says of each two neighbours: spans are found and written without a look at their names.</summary>
/// <remarks>
/// After the tags that were given there may be some that the scheme needs and the data have not got, as an I-PER where no name has two words: a
/// name of one word may have several pieces. Outside of the model such a tag is one of the given ones of its type.
/// </remarks>
internal sealed class TagSet
{
    /// <summary>What the schemes call a token outside of all entities.</summary>
    public const string OutsideName = "O";

    /// <summary>More tags with a scheme are no tags of entities: of each two it is kept whether they belong together.</summary>
    public const int MostOfSpans = 2048;

    private readonly string[] names;
    private readonly string[] types;
    private readonly int[] typeOf; // [K], -1 for none
    private readonly int[] outer; // [K], the given tag that a tag is outside of the model
    private readonly bool[] continues; // [K, K]
    private readonly SpanTags<int>[] written; // of each type

    /// <param name="names">The tags.</param>
    /// <param name="outside">Which of them is outside of all entities, or -1.</param>
    /// <param name="scheme">What they mean; null where they make no spans.</param>
    /// <param name="added">Tags after them, which were not given.</param>
    public TagSet(IReadOnlyList<string> names, int outside, TagScheme? scheme, params IReadOnlyList<string> added)
    {
        this.names = [.. names.Select((name, tag) => tag == outside ? OutsideName : name), .. added];
        (Given, Outside, Scheme) = (names.Count, outside, scheme);
        string?[] found = [.. this.names.Select(name => scheme?.Spans([name]) is [var span] ? span.Type : null)];
        types = [.. found.OfType<string>().Distinct()];
        typeOf = [.. found.Select(type => type is null ? -1 : Array.IndexOf(types, type))];
        outer = [.. Enumerable.Range(0, Count).Select(tag => tag < Given ? tag : Array.IndexOf(typeOf, typeOf[tag]))];
        written = scheme is null ? [] : [.. types.Select(type => SpanTags.Of(scheme, type).Select(name => Array.IndexOf(this.names, name)))];
        continues = scheme is null ? [] : new bool[Count * Count];
        if (scheme is not null)
            for (var tag = 0; tag < Count; tag++)
                for (var next = 0; next < Count; next++)
                    continues[tag * Count + next] = typeOf[tag] >= 0 && typeOf[tag] == typeOf[next] && scheme.Spans([this.names[tag], this.names[next]]).Count == 1;
    }

    /// <summary>K, how many tags there are.</summary>
    public int Count => names.Length;

    /// <summary>How many of them were given.</summary>
    public int Given { get; }

    /// <summary>The tag that is outside of all entities, or -1.</summary>
    public int Outside { get; }

    /// <summary>What the tags mean; null where they make no spans.</summary>
    public TagScheme? Scheme { get; }

    /// <summary>The tags' names; that of the outside is the schemes' own.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The type of the entities that a tag belongs to; null for none.</summary>
    public string? TypeOf(int tag) => typeOf[tag] < 0 ? null : types[typeOf[tag]];

    /// <summary>The given tag that a tag is outside of the model: itself, or one of its type.</summary>
    public int Outer(int tag) => outer[tag];

    /// <summary>Whether a token with the tag <paramref name="next"/> belongs to the span of the token before it, as broken sequences are read, too.</summary>
    public bool Continues(int tag, int next) => Scheme is not null && continues[tag * Count + next];

    /// <summary>Where the span that starts at a token ends: the token after its last. Where none starts, the token itself.</summary>
    public int EndOfSpan(ReadOnlySpan<int> tags, int start)
    {
        if (typeOf[tags[start]] < 0)
            return start;
        var end = start + 1;
        while (end < tags.Length && Continues(tags[end - 1], tags[end]))
            end++;
        return end;
    }

    /// <summary>Writes a span into the tags of a sentence of which those before it are written.</summary>
    /// <param name="tag">A tag of the span's type.</param>
    /// <param name="tags">The sentence.</param>
    /// <param name="start">The first token of the span.</param>
    /// <param name="end">The token after its last.</param>
    public void Write(int tag, Span<int> tags, int start, int end)
    {
        var touches = start > 0 && typeOf[tags[start - 1]] == typeOf[tag];
        for (var i = start; i < end; i++)
            tags[i] = written[typeOf[tag]].At(i - start, end - start, touches) is var found and >= 0 ? found : tag;
    }

    /// <summary>Brings tags back into their scheme, after a sentence was cut within an entity.</summary>
    public void Rewrite(Span<int> tags)
    {
        for (int start = 0, end; start < tags.Length; start = Math.Max(end, start + 1))
            if ((end = EndOfSpan(tags, start)) > start)
                Write(tags[start], tags, start, end);
    }

    /// <summary>The same tags, and after them all others that their scheme may need.</summary>
    public TagSet Completed() => Scheme is null ? this : new TagSet(names, Outside, Scheme,
        [.. types.SelectMany(type => SpanTags.Of(Scheme, type).All).Distinct().Except(names)]);

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
