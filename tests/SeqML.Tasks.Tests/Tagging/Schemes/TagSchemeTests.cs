using SeqML.Tasks.Tagging.Schemes;
using SeqML.Text.Corpora;

namespace SeqML.Tasks.Tests.Tagging.Schemes;

public sealed class TagSchemeTests
{
    /// <summary>"Ada King met Bo in New York City Rome": PER of two tokens, PER of one, LOC of three, LOC of one that touches it.</summary>
    private static readonly TagSpan[] Example = [new("PER", 0, 2), new("PER", 3, 1), new("LOC", 5, 3), new("LOC", 8, 1)];

    [Theory]
    [InlineData("BIO", "B-PER I-PER O B-PER O B-LOC I-LOC I-LOC B-LOC")]
    [InlineData("BIO_", "B_PER I_PER O B_PER O B_LOC I_LOC I_LOC B_LOC")]
    [InlineData("IOB1", "I-PER I-PER O I-PER O I-LOC I-LOC I-LOC B-LOC")]
    [InlineData("BILOU", "B-PER L-PER O U-PER O B-LOC I-LOC L-LOC U-LOC")]
    [InlineData("IOBES", "B-PER E-PER O S-PER O B-LOC I-LOC E-LOC S-LOC")]
    public void One_sentence_in_each_scheme(string scheme, string tags)
    {
        Assert.Equal(tags.Split(' '), TagScheme.Parse(scheme).Tags(Example, 9));
        Assert.Equal(Example, TagScheme.Parse(scheme).Spans(tags.Split(' ')));
    }

    [Theory]
    [InlineData("IO", "PER PER O PER O LOC LOC LOC LOC")]
    [InlineData("IO-", "I-PER I-PER O I-PER O I-LOC I-LOC I-LOC I-LOC")]
    public void IO_makes_one_span_of_two_that_touch_and_tells_so(string scheme, string tags)
    {
        var converted = TagScheme.Bio.Convert(TagScheme.Bio.Tags(Example, 9), TagScheme.Parse(scheme));
        Assert.Equal(tags.Split(' '), converted.Tags);
        var fault = Assert.Single(converted.Faults);
        Assert.Equal(8, fault.Index);
        Assert.Equal("the spans of type 'LOC' from token 5 and from token 8 touch; IO cannot tell them apart and reads one span", fault.Reason);
        Assert.Contains("touch", Assert.Throws<ArgumentException>(() => TagScheme.Parse(scheme).Tags(Example, 9)).Message, StringComparison.Ordinal);
        Assert.Equal([.. Example[..2], new TagSpan("LOC", 5, 4)], TagScheme.Parse(scheme).Spans(tags.Split(' ')));
    }

    // As conlleval.pl reads them, for B and I; by what the letters mean, for others.
    [Theory]
    [InlineData("O I-A I-A", "A:1+2")]
    [InlineData("I-A", "A:0+1")]
    [InlineData("B-A I-B I-A", "A:0+1 B:1+1 A:2+1")]
    [InlineData("B-A B-A", "A:0+1 A:1+1")]
    [InlineData("I-A B-A", "A:0+1 A:1+1")]
    [InlineData("I-A I-A O I-A", "A:0+2 A:3+1")]
    [InlineData("B-A E-A I-A", "A:0+2 A:2+1")]
    [InlineData("S-A S-A U-A L-A", "A:0+1 A:1+1 A:2+1 A:3+1")]
    [InlineData("E-A E-A", "A:0+1 A:1+1")]
    [InlineData("B-A S-A I-A", "A:0+1 A:1+1 A:2+1")]
    [InlineData("X-A X-A B-A", "A:0+2 A:2+1")]
    [InlineData("A A B-A", "A:0+2 A:2+1")]
    [InlineData("B-A A", "A:0+2")]
    [InlineData("B-PER PERSON", "PER:0+1 PERSON:1+1")]
    [InlineData("B I O I B", ":0+2 :3+1 :4+1")]
    [InlineData("B-", ":0+1")]
    [InlineData("O-A I-A", "A:1+1")]
    [InlineData("B-a-b I-a-b I-a", "a-b:0+2 a:2+1")]
    [InlineData("PER-B PER-I", "PER-B:0+1 PER-I:1+1")]
    public void Broken_tags_are_read(string tags, string spans) =>
        Assert.All([TagScheme.Bio, TagScheme.Iob1, TagScheme.Bilou, TagScheme.Iobes], scheme => Assert.Equal(spans, Text(scheme.Spans(tags.Split(' ')))));

    [Theory]
    [InlineData("BIO", "O I-A", 1, "I-A follows O: in BIO it stands only after B-A or I-A; it is read as the start of a span of type 'A'")]
    [InlineData("BIO", "I-A", 0, "I-A starts the sentence: in BIO it stands only after B-A or I-A; it is read as the start of a span of type 'A'")]
    [InlineData("BIO", "B-A I-B", 1, "I-B follows B-A: in BIO it stands only after B-B or I-B; it is read as the start of a span of type 'B'")]
    [InlineData("BIO", "B-A E-A", 1, "E-A is no tag of BIO: expected O, or B-, I- and a type; it is read as part of the span of type 'A' before it")]
    [InlineData("BIO", "A", 0, "A is no tag of BIO: expected O, or B-, I- and a type; it is read as the start of a span of type 'A'")]
    [InlineData("BIO", "B-", 0, "B- is no tag of BIO: expected O, or B-, I- and a type; it is read as the start of a span of type ''")]
    [InlineData("BIO", "O-A", 0, "O-A is no tag of BIO: expected O, or B-, I- and a type; it is read as outside")]
    [InlineData("BIO_", "B-A", 0, "B-A is no tag of BIO: expected O, or B_, I_ and a type; it is read as the start of a span of type 'B-A'")]
    [InlineData("IOB1", "O B-A", 1, "B-A follows O: in IOB1 it stands only after B-A or I-A; it is read as the start of a span of type 'A'")]
    [InlineData("IOBES", "B-A O", 0, "B-A comes before O: in IOBES it stands only before I-A or E-A; its span is read as ending here")]
    [InlineData("IOBES", "B-A", 0, "B-A ends the sentence: in IOBES it stands only before I-A or E-A; its span is read as ending here")]
    [InlineData("BILOU", "O L-A", 1, "L-A follows O: in BILOU it stands only after B-A or I-A; it is read as the start of a span of type 'A'")]
    [InlineData("IO", "I-A", 0, "I-A is no tag of IO: expected O, or a type without prefix; it is read as the start of a span of type 'A'")]
    public void A_fault_tells_place_tag_and_reason(string scheme, string tags, int index, string reason) =>
        Assert.Equal(new TagFault(index, tags.Split(' ')[index], reason), Assert.Single(TagScheme.Parse(scheme).Validate(tags.Split(' '))));

    [Fact]
    public void An_empty_tag_is_a_fault_and_outside_and_null_is_outside()
    {
        var fault = Assert.Single(TagScheme.Bio.Validate(["B-A", "", null]));
        Assert.Equal(new TagFault(1, "", "an empty text is no tag of BIO: expected O, or B-, I- and a type; it is read as outside"), fault);
        Assert.Equal([new("A", 0, 1)], TagScheme.Bio.Spans(["B-A", "", null]));
    }

    [Fact]
    public void A_tag_between_two_that_it_does_not_fit_has_two_faults() =>
        Assert.Equal([1, 1], TagScheme.Iobes.Validate(["O", "I-A", "O"]).Select(fault => fault.Index));

    [Theory]
    [InlineData("BIO", "B-A", "I-A", true)]
    [InlineData("BIO", "O", "I-A", false)]
    [InlineData("BIO", null, "I-A", false)]
    [InlineData("BIO", "I-A", null, true)]
    [InlineData("BIO", "I-B", "I-A", false)]
    [InlineData("BIO", "O", "X-A", false)]
    [InlineData("IOB1", null, "B-A", false)]
    [InlineData("IOB1", "I-A", "B-A", true)]
    [InlineData("IOB1", "I-B", "B-A", false)]
    [InlineData("IOBES", "B-A", null, false)]
    [InlineData("IOBES", "B-A", "O", false)]
    [InlineData("IOBES", "B-A", "S-A", false)]
    [InlineData("IOBES", "I-A", "E-A", true)]
    [InlineData("IOBES", "E-A", "I-A", false)]
    [InlineData("IOBES", "S-A", "B-A", true)]
    [InlineData("BILOU", "U-A", "L-A", false)]
    [InlineData("BILOU", "B-A", "L-A", true)]
    [InlineData("IO", "A", "B", true)]
    [InlineData("IO", null, null, true)]
    public void What_may_follow_what(string scheme, string? previous, string? next, bool allowed) =>
        Assert.Equal(allowed, TagScheme.Parse(scheme).Allows(previous, next));

    [Theory]
    [InlineData("B-A I-A O B-A", "BIO")]
    [InlineData("B-A O", "BIO")]
    [InlineData("B-A B-A", "BIO")]
    [InlineData("B_WORK_OF_ART I_WORK_OF_ART O", "BIO_")]
    [InlineData("I-A I-A O", "IO-")]
    [InlineData("I-A B-A O", "IOB1")]
    [InlineData("B-A E-A O S-A", "IOBES")]
    [InlineData("S-A O", "IOBES")]
    [InlineData("B-A L-A U-A", "BILOU")]
    [InlineData("B I I O B", "BIO")]
    [InlineData("PERSON O CITY CITY", "IO")]
    [InlineData("B-creative-work I-creative-work O", "BIO")]
    [InlineData("O O", "IO")]
    [InlineData("NOUN VERB PUNCT", null)]
    [InlineData("NN -LRB- VBZ", null)]
    // Broken everywhere: broken least.
    [InlineData("B-A I-A O B-A I-A O I-B", "BIO")]
    [InlineData("I-A B-A I-A O I-A I-A B-A O B-B", "IOB1")]
    [InlineData("B-A E-A O S-A O I-A", "IOBES")]
    [InlineData("B-A I-A O B-A WRONG", "BIO")]
    public void The_scheme_of_a_corpus(string tags, string? scheme) =>
        Assert.Equal(scheme, TagScheme.Detect([tags.Split(' ')])?.ToString());

    [Fact]
    public void Nothing_has_no_scheme_and_a_missing_tag_is_outside()
    {
        Assert.Null(TagScheme.Detect([]));
        Assert.Null(TagScheme.Detect([[]]));
        Assert.Same(TagScheme.Io, TagScheme.Detect([["PERSON", null]]));
    }

    [Theory]
    [InlineData(0, 0, "at least one token")]
    [InlineData(-1, 1, "within the 3 tokens")]
    [InlineData(2, 2, "within the 3 tokens")]
    [InlineData(int.MaxValue, 1, "within the 3 tokens")]
    public void Spans_that_are_not_in_the_sentence_are_refused(int start, int length, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => TagScheme.Bio.Tags([new("A", start, length)], 3)).Message, StringComparison.Ordinal);

    [Fact]
    public void Spans_that_overlap_are_refused_and_their_order_does_not_matter()
    {
        Assert.Contains("'A' from token 0 to 1 and 'B' from token 1", Assert.Throws<ArgumentException>(() => TagScheme.Bio.Tags([new("B", 1, 1), new("A", 0, 2)], 3)).Message, StringComparison.Ordinal);
        Assert.Equal(["B-A", "B-B"], TagScheme.Bio.Tags([new("B", 1, 1), new("A", 0, 1)], 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("O")]
    [InlineData("B-A")]
    public void IO_without_prefixes_cannot_write_every_type(string type) =>
        Assert.Contains($"'{type}'", Assert.Throws<ArgumentException>(() => TagScheme.Io.Tags([new(type, 0, 1)], 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Names_and_separators()
    {
        Assert.All(TagsOf.Schemes, scheme => Assert.Same(scheme, TagScheme.Parse(scheme.ToString())));
        Assert.Equal(["IO-", "IO_", "BIO", "BIO_", "IOB1", "IOB1_", "BILOU", "BILOU_", "IOBES", "IOBES_", "IO"], TagsOf.Schemes.Select(scheme => scheme.ToString()));
        Assert.Contains("'BMES'", Assert.Throws<ArgumentException>(() => TagScheme.Parse("BMES")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => TagScheme.Bio.WithSeparator('|'));
        Assert.Contains("only IO", Assert.Throws<ArgumentOutOfRangeException>(() => TagScheme.Bio.WithSeparator(null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_a_corpus_have_their_lines()
    {
        var corpus = ConllReader.Read(new StringReader("-DOCSTART- O\n\nBonn B-LOC\nis O\n\nIn O\nNew I-LOC\nYork I-LOC\n"), source: "a.conll");
        var fault = Assert.Single(TagScheme.Bio.Validate(corpus));
        Assert.Equal("a.conll, line 7, token 'New': I-LOC follows O: in BIO it stands only after B-LOC or I-LOC; it is read as the start of a span of type 'LOC'", fault.ToString());
        Assert.Equal((7, 1), (fault.Line, fault.Fault.Index));
    }

    private static string Text(IEnumerable<TagSpan> spans) => string.Join(' ', spans.Select(span => $"{span.Type}:{span.Start}+{span.Length}"));
}
