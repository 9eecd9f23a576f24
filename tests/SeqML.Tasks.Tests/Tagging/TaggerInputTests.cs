using SeqML.Tasks.Tagging;
using SeqML.Tasks.Tagging.Heads;
using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tests.Tagging;

/// <summary>What trainers are given and cannot use is told with its place.</summary>
public sealed class TaggerInputTests
{
    private static readonly TaggedSentence[] Sound = TaggingProblems.Sentences(20, seed: 1);

    [Fact]
    public void Words_and_tags_of_different_numbers_are_told_with_their_sentence() =>
        Rejects("3 tags for 2 words in the sentence 20", [.. Sound, new(["a", "b"], [0, 0, 0])]);

    [Fact]
    public void A_tag_that_is_none_is_told_with_its_place() =>
        Rejects("found 5 at the word 1 of the sentence 20", [.. Sound, new(["a", "b"], [0, 5])]);

    [Fact]
    public void No_words_at_all_are_told() => Rejects("none of which has words", [new([], [])], options => options with { Training = options.Training with { ValidationFraction = 0 } });

    [Fact]
    public void One_tag_is_too_few() => Rejects("at least 2 tags", Sound, tags: ["O"]);

    [Fact]
    public void An_outside_that_is_no_tag_is_told() => Rejects("from 0 to 4", Sound, outside: 5);

    [Fact]
    public void Tags_that_break_the_scheme_are_told_with_their_place() =>
        Rejects("in the scheme BIO, found 1 that break it: sentence 20, token 1", [.. Sound, new(["a", "b"], [0, 2])], options => options with { Scheme = TagScheme.Bio });

    [Fact]
    public void Validation_sentences_that_break_the_scheme_are_told()
    {
        var error = Assert.Throws<ArgumentException>(() => TaggerTrainer.Train(Sound, TaggingProblems.Tags, 0, TaggerInput.Tokens, TaggingProblems.Quick(), [new(["a"], [2])]));
        Assert.Equal("validation", error.ParamName);
    }

    [Fact]
    public void A_validation_fraction_that_leaves_nothing_is_told() =>
        Rejects("ValidationFraction", [new(["a"], [0])], options => options with { Training = options.Training with { ValidationFraction = 0.9f } });

    [Fact]
    public void Sentences_without_words_are_passed_over()
    {
        TaggedSentence[] sentences = [.. Sound, new([], [])];
        Assert.Equal(5, TaggerTrainer.Train(sentences, TaggingProblems.Tags, 0, TaggerInput.Tokens, TaggingProblems.Quick()).Model.Config.Tags.Count);
    }

    [Fact]
    public void One_word_sentences_are_learned_from()
    {
        TaggedSentence[] sentences = [.. Enumerable.Range(0, 30).Select(i => new TaggedSentence([i % 2 == 0 ? "Xab" : "went"], [i % 2 == 0 ? 1 : 0]))];
        var model = TaggerTrainer.Train(sentences, ["O", "B-PER"], 0, TaggerInput.Tokens, TaggingProblems.Options()).Model;
        Assert.Equal([1], TaggingProblems.Tag(model, "Xab").Tags.ToArray());
        Assert.Equal([0], TaggingProblems.Tag(model, "went").Tags.ToArray());
    }

    [Fact]
    public void A_sentence_that_is_cut_within_an_entity_stays_in_its_scheme()
    {
        var options = TaggingProblems.Quick() with { MaximumTokens = 2 };
        TaggedSentence[] sentences = [.. Sound, new(["mr", "Xab", "Quo", "Lim", "went"], [0, 1, 2, 2, 0])];
        Assert.Equal("BIO", TaggerTrainer.Train(sentences, TaggingProblems.Tags, 0, TaggerInput.Tokens, options).Model.Config.Scheme);
    }

    [Fact]
    public void A_name_of_pieces_is_learned_where_no_tag_inside_a_name_is_known()
    {
        TaggedSentence[] sentences = [.. Enumerable.Range(0, 30).Select(_ => new TaggedSentence(["in", "Xab/Quo", "went"], [0, 1, 0]))];
        var model = TaggerTrainer.Train(sentences, ["O", "B-LOC"], 0, TaggerInput.Text, TaggingProblems.Options()).Model;
        var result = TaggingProblems.TagText(model, "in Xab/Quo went");
        Assert.Equal([0, 1, 0], result.Tags.ToArray());
        Assert.Equal(["Xab/Quo"], result.Spans.ToArray().Select(span => span.In(result.Text).ToString()));
        Assert.Equal(["I-LOC"], model.Config.AddedTags);
    }

    [Fact]
    public void Tags_that_make_no_spans_need_no_scheme_even_where_one_is_called_O()
    {
        TaggedSentence[] sentences = [.. Enumerable.Range(0, 30).Select(_ => new TaggedSentence(["I", "saw", "Xab"], [0, 1, 2]))];
        var model = TaggerTrainer.Train(sentences, ["O", "V", "N"], 0, TaggerInput.Tokens, TaggingProblems.Options() with { MakesSpans = false }).Model;
        Assert.Null(model.Config.Scheme);
        var result = TaggingProblems.Tag(model, "I", "saw", "Xab");
        Assert.Equal([0, 1, 2], result.Tags.ToArray());
        Assert.True(result.Spans.IsEmpty);
    }

    [Fact]
    public void Where_nothing_is_outside_a_sentence_of_one_word_has_a_tag()
    {
        TaggedSentence[] sentences = [.. Enumerable.Range(0, 30).Select(_ => new TaggedSentence(["Ada,", "King"], [0, 1]))];
        foreach (var input in new[] { TaggerInput.Tokens, TaggerInput.Text })
        {
            var model = TaggerTrainer.Train(sentences, ["B-PER", "E-PER"], -1, input, TaggingProblems.Options() with { Scheme = TagScheme.Iobes }).Model;
            Assert.Single(model.TagMany([["Ada"]])[0]);
            Assert.Equal([0, 1], model.TagMany([["Ada,", "King"]])[0]);
        }
    }

    [Fact]
    public void More_tags_than_a_model_may_have_are_told() =>
        Rejects("at most 2048 tags in the scheme BIO, found 2049", Sound, tags: [.. TaggingProblems.Tags, .. Enumerable.Range(0, 2044).Select(i => "B-" + i)]);

    [Fact]
    public void Options_out_of_range_are_told_by_name()
    {
        Assert.Contains("CasingSize", Assert.Throws<ArgumentOutOfRangeException>(() => new TaggerOptions { CasingSize = -1 }.Validate()).Message, StringComparison.Ordinal);
        Assert.Contains("UnknownShare", Assert.Throws<ArgumentOutOfRangeException>(() => new TaggerOptions { UnknownShare = float.NaN }.Validate()).Message, StringComparison.Ordinal);
        Assert.Contains("Filters", Assert.Throws<ArgumentOutOfRangeException>(() => new TaggerOptions { Characters = new SeqML.Tasks.Tagging.Features.CharacterCnn { Filters = 0 } }.Validate()).Message, StringComparison.Ordinal);
        new TaggerOptions { Head = new SoftmaxHead(), Characters = null, CasingSize = 0 }.Validate();
    }

    private static void Rejects(string message, TaggedSentence[] sentences, Func<TaggerOptions, TaggerOptions>? change = null, string[]? tags = null, int outside = 0)
    {
        var options = TaggingProblems.Quick();
        var error = Assert.ThrowsAny<ArgumentException>(() => TaggerTrainer.Train(sentences, tags ?? TaggingProblems.Tags, outside, TaggerInput.Tokens, change?.Invoke(options) ?? options));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
