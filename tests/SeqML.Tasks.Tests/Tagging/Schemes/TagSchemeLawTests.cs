using FsCheck;
using FsCheck.Fluent;
using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tests.Tagging.Schemes;

public sealed class TagSchemeLawTests
{
    public static TheoryData<string> All => [.. TagsOf.Schemes.Select(scheme => scheme.ToString())];

    [Theory, MemberData(nameof(All))]
    public void Tags_of_spans_give_the_spans_back_and_have_no_faults(string name) =>
        Check.One(TagsOf.Trials(500), Prop.ForAll(TagsOf.Spans, sentence =>
        {
            var scheme = TagScheme.Parse(name);
            var spans = scheme.Name == "IO" ? Apart(sentence.Spans) : sentence.Spans;
            var tags = scheme.Tags(spans, sentence.Length);
            return tags.Count == sentence.Length && scheme.Spans(tags).SequenceEqual(spans) && scheme.Validate(tags).Count == 0;
        }));

    [Theory, MemberData(nameof(All))]
    public void Tags_without_faults_come_back_letter_by_letter(string name) =>
        Check.One(TagsOf.Trials(3000), Prop.ForAll(TagsOf.Any, tags =>
        {
            var scheme = TagScheme.Parse(name);
            var written = tags.Select(tag => tag ?? "O");
            return scheme.Validate(tags).Count > 0 || scheme.Tags(scheme.Spans(tags), tags.Length).SequenceEqual(written);
        }));

    [Theory, MemberData(nameof(All))]
    public void A_sentence_has_no_faults_just_where_all_its_neighbours_are_allowed(string name) =>
        Check.One(TagsOf.Trials(3000), Prop.ForAll(TagsOf.Any, tags =>
        {
            var scheme = TagScheme.Parse(name);
            string?[] bounded = [null, .. tags.Select(tag => tag ?? "O"), null];
            var allowed = tags.Length == 0 || Enumerable.Range(1, bounded.Length - 1).All(i => scheme.Allows(bounded[i - 1], bounded[i]));
            return (scheme.Validate(tags).Count == 0) == allowed;
        }));

    [Theory, MemberData(nameof(All))]
    public void Spans_of_any_tags_hold_every_token_that_is_inside_once(string name) =>
        Check.One(TagsOf.Trials(2000), Prop.ForAll(TagsOf.Any, tags =>
        {
            var spans = TagScheme.Parse(name).Spans(tags);
            var held = spans.SelectMany(span => Enumerable.Range(span.Start, span.Length)).ToList();
            var inside = Enumerable.Range(0, tags.Length).Where(i => !string.IsNullOrEmpty(tags[i]) && tags[i] != "O" && !(name != "IO" && tags[i] == "O-A")).ToList();
            // "O-A" is outside where a hyphen separates; elsewhere it is a type.
            if (name.EndsWith('_'))
                inside = [.. Enumerable.Range(0, tags.Length).Where(i => !string.IsNullOrEmpty(tags[i]) && tags[i] != "O")];
            return held.SequenceEqual(inside);
        }));

    [Fact]
    public void Conversions_there_and_back_give_the_tags_back() =>
        Check.One(TagsOf.Trials(500), Prop.ForAll(TagsOf.Spans, sentence =>
            (from source in TagsOf.Schemes
             from target in TagsOf.Schemes
             where source.Name != "IO" && target.Name != "IO"
             let tags = source.Tags(sentence.Spans, sentence.Length)
             let there = source.Convert(tags, target)
             let back = target.Convert(there.Tags, source)
             select there.Faults.Count == 0 && back.Faults.Count == 0 && back.Tags.SequenceEqual(tags)).All(same => same)));

    [Theory, MemberData(nameof(All))]
    public void A_conversion_repairs_and_keeps_every_span(string name) =>
        Check.One(TagsOf.Trials(2000), Prop.ForAll(TagsOf.Any, tags =>
        {
            var (source, target) = (TagScheme.Parse(name), TagScheme.Bio);
            var result = source.Convert(tags, target);
            return target.Validate(result.Tags).Count == 0 && target.Spans(result.Tags).SequenceEqual(source.Spans(tags))
                && result.Faults.SequenceEqual(source.Validate(tags));
        }));

    [Theory, MemberData(nameof(All))]
    public void What_a_scheme_wrote_is_detected_as_one_that_reads_it_so(string name) =>
        Check.One(TagsOf.Trials(300), Prop.ForAll(TagsOf.Spans, sentence =>
        {
            var scheme = TagScheme.Parse(name);
            var spans = scheme.Name == "IO" ? Apart(sentence.Spans) : sentence.Spans;
            var tags = scheme.Tags(spans, sentence.Length);
            var found = TagScheme.Detect([tags, ["O"]])!;
            return found.Validate(tags).Count == 0 && found.Spans(tags).SequenceEqual(spans) && (spans.Length == 0 || found.Separator == scheme.Separator);
        }));

    /// <summary>The spans that do not touch one of their type.</summary>
    private static TagSpan[] Apart(TagSpan[] spans) =>
        [.. spans.Where((span, i) => i == 0 || spans[i - 1].End != span.Start || spans[i - 1].Type != span.Type)];
}
