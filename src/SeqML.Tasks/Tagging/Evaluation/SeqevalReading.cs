using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>seqeval's default mode (get_entities, start_of_chunk, end_of_chunk). It takes a tag apart after its first character: "PERSON" has the type "ERSON".</summary>
/// <remarks>After tags such as "O-A" and ".-A" it ends spans that never started, and gives them the start of one before, even of an earlier sentence; here, of this sentence.</remarks>
internal sealed class SeqevalReading : SpanReading
{
    public override string Name => "seqeval";

    internal override void Spans(IReadOnlyList<string> tags, List<TagSpan> spans)
    {
        var (previous, previousType) = ('O', "");
        var start = 0;
        for (var i = 0; i <= tags.Count; i++)
        {
            var (tag, type) = i < tags.Count ? Parse(tags[i]) : ('O', "_");
            if (Ends(previous, tag) || (previous is not ('O' or '.') && previousType != type))
                spans.Add(new(previousType, start, i - start));
            if (Starts(previous, tag) || (tag is not ('O' or '.') && previousType != type))
                start = i;
            (previous, previousType) = (tag, type);
        }
    }

    internal override SpanCounter Counter() => new SetCounter();

    internal override string? Refusal(string tag) => null;

    /// <summary>The first character, and what follows the first hyphen after it.</summary>
    private static (char Tag, string Type) Parse(string tag)
    {
        var rest = tag[(char.IsSurrogatePair(tag, 0) ? 2 : 1)..];
        var type = rest[(rest.IndexOf('-', StringComparison.Ordinal) + 1)..];
        return (tag[0], type.Length > 0 ? type : "_");
    }

    private static bool Ends(char previous, char tag) => previous is 'E' or 'S' || (previous is 'B' or 'I' && tag is 'B' or 'S' or 'O');

    private static bool Starts(char previous, char tag) => tag is 'B' or 'S' || (previous is 'E' or 'S' or 'O' && tag is 'E' or 'I');
}
