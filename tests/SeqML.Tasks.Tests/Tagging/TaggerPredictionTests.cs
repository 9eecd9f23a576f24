using SeqML.Tasks.Tagging;
using SeqML.Tasks.Tagging.Features;
using SeqML.Tasks.Tagging.Heads;
using SeqML.Tasks.Tagging.Schemes;
using SeqML.TestKit;

namespace SeqML.Tasks.Tests.Tagging;

public sealed class TaggerPredictionTests
{
    public static TheoryData<string?> Texts => [null, "", "   \t\n", "\u200B", "10\u00A0000 mr\u3000Xab", "mr Xab", "\uD800 mr \uDFFF", "a\0b", new string('x', 100_000), string.Concat(Enumerable.Repeat("mr Xab, in Quo ", 300)), "é́́́ 👍🏽👍🏽 \u202Eabc"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Any_text_has_a_tag_for_each_word_between_white_space_and_spans_that_slice_it(string? text)
    {
        foreach (var head in new TagHead[] { new CrfHead(), new SoftmaxHead() })
        {
            var result = TaggingProblems.TagText(TaggingProblems.QuickModel(TaggerInput.Text, head), text);
            var words = (text ?? "").Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(words.Length, result.Tags.Length);
            Assert.Equal(words.Length, result.Scores.Length);
            Assert.Equal(text ?? "", result.Text.ToString());
            foreach (var score in result.Scores)
                Assert.InRange(score, 0, 1.00001f);
            var end = 0;
            foreach (var span in result.Spans)
            {
                Assert.InRange(span.Start, end, result.Text.Length - 1);
                Assert.InRange(span.Length, 1, result.Text.Length - span.Start);
                Assert.InRange(span.Probability, 0, 1);
                Assert.Contains(span.In(result.Text).ToString().Split([' ', '\t', '\n', '\r'])[0], words[span.FirstWord], StringComparison.Ordinal);
                end = span.End;
            }
        }
    }

    [Fact]
    public void Tokens_have_offsets_in_themselves_joined_by_blanks()
    {
        var model = Trained();
        var result = TaggingProblems.Tag(model, "saw", "mr", "Xab", "Quo", "in", "Lim");
        Assert.Equal("saw mr Xab Quo in Lim", result.Text.ToString());
        Assert.Equal(["PER 7 Xab Quo", "LOC 18 Lim"], result.Spans.ToArray().Select(span => $"{span.Type} {span.Start} {span.In(result.Text)}"));
    }

    [Fact]
    public void Empty_tokens_have_tags_and_no_tokens_have_none()
    {
        var model = TaggingProblems.QuickModel();
        Assert.Equal(3, TaggingProblems.Tag(model, "", "mr", "").Tags.Length);
        Assert.Equal((0, 0, 0), (TaggingProblems.Tag(model).Tags.Length, TaggingProblems.Tag(model).Spans.Length, TaggingProblems.Tag(model).Text.Length));
    }

    [Fact]
    public void Tokens_of_a_text_have_offsets_in_it()
    {
        var (model, result) = (Trained(), new TaggedText());
        const string text = "Saw mr  Xab Quo,in LIM!";
        string[] tokens = ["saw", "mr", "Xab", "Quo", "<comma>", "in", "Lim"];
        model.Tag([.. tokens.Select(token => token.AsMemory())], text, result);
        Assert.Equal(["PER Xab Quo", "LOC LIM"], result.Spans.ToArray().Select(span => $"{span.Type} {span.In(text)}"));
        Assert.Equal(TaggingProblems.Tag(model, tokens).Tags.ToArray(), result.Tags.ToArray());
    }

    [Theory]
    [InlineData("mr xLab, Lab", 9)] // not within a word
    [InlineData("mrLab", 2)] // at once after the token before it
    [InlineData("MR LAB", 3)] // in any case
    public void A_token_of_a_text_stands_at_the_start_of_a_word(string text, int start)
    {
        var (model, result) = (Trained(), new TaggedText());
        model.Tag(["mr".AsMemory(), "Lab".AsMemory()], text, result);
        Assert.Equal((start, 3), result.Spans.ToArray().Select(span => (span.Start, span.Length)).Single());
    }

    [Fact]
    public void A_token_that_is_too_far_or_not_there_has_no_length_and_moves_no_other()
    {
        var (model, result) = (Trained(), new TaggedText());
        model.Tag(["mr".AsMemory(), "Lab".AsMemory(), "in".AsMemory(), "Xab".AsMemory()], "mr in Xab" + new string(' ', 300) + "Lab", result);
        Assert.Equal([(2, 0), (6, 3)], result.Spans.ToArray().Select(span => (span.Start, span.Length)));
    }

    [Theory]
    [InlineData(TaggerInput.Tokens)]
    [InlineData(TaggerInput.Text)]
    public void Many_sentences_get_the_tags_that_each_gets_alone(TaggerInput input)
    {
        var model = TaggingProblems.QuickModel(input);
        IReadOnlyList<string>[] sentences = [.. TaggingProblems.Sentences(600, seed: 5).Select(sentence => sentence.Words), [], ["Xab,Quo", "(in)"], [.. Enumerable.Repeat("mr", 1300)]];
        foreach (var threads in new int?[] { 1, 3, null })
            foreach (var (words, tags) in sentences.Zip(model.TagMany(sentences, threads)))
                Assert.Equal((input == TaggerInput.Text ? TaggingProblems.TagText(model, string.Join(' ', words)) : TaggingProblems.Tag(model, [.. words])).Tags.ToArray(), tags);
    }

    [Fact]
    public void A_long_sentence_is_read_in_pieces_and_loses_no_word()
    {
        var options = TaggingProblems.Quick() with { MaximumTokens = 7 };
        var model = TaggerTrainer.Train(TaggingProblems.Sentences(40, seed: 3), TaggingProblems.Tags, 0, TaggerInput.Tokens, options).Model;
        string[] words = [.. TaggingProblems.Sentences(20, seed: 6).SelectMany(sentence => sentence.Words)];
        var result = TaggingProblems.Tag(model, words);
        Assert.Equal(words.Length, result.Tags.Length);
        int[] alone = [.. words.Chunk(7).SelectMany(part => TaggingProblems.Tag(model, part).Tags.ToArray())];
        Assert.Equal(alone, result.Tags.ToArray());
    }

    [Fact]
    public void The_likeliest_ways_begin_with_the_best_and_of_a_short_sentence_sum_to_one()
    {
        foreach (var head in new TagHead[] { new CrfHead { Constrained = false }, new SoftmaxHead(), new CrfHead() })
        {
            var model = TaggingProblems.QuickModel(head: head);
            string[] words = ["mr", "Xab", "went"];
            var best = model.TagBest(words, 200);
            var result = TaggingProblems.Tag(model, words);
            Assert.Equal(result.Tags.ToArray(), best[0].Tags);
            Assert.Equal(1, best.Sum(ranked => ranked.Probability), 1e-4);
            Assert.Equal(best.Count, best.Select(ranked => string.Join(' ', ranked.Tags)).Distinct().Count());
            Assert.Equal(head is CrfHead { Constrained: true } ? 41 : 125, best.Count);
            // What a token's tag is likely, and a span, counted over all ways.
            for (var word = 0; word < 3; word++)
                Assert.Equal(best.Where(ranked => ranked.Tags[word] == result.Tags[word]).Sum(ranked => ranked.Probability), result.Scores[word], 1e-4);
            Assert.Equal(best.Take(7).Select(ranked => ranked.Probability), model.TagBest(words, 7).Select(ranked => ranked.Probability));
        }
        Assert.Empty(TaggingProblems.QuickModel().TagBest([], 3));
        Assert.Throws<ArgumentException>(() => TaggingProblems.QuickModel().TagBest([.. Enumerable.Repeat("a", 513)], 2));
    }

    [Fact]
    public void A_span_is_as_likely_as_all_ways_to_tag_in_which_it_is()
    {
        foreach (var head in new TagHead[] { new CrfHead { Constrained = false }, new SoftmaxHead(), new CrfHead() })
        {
            var model = TaggerTrainer.Train(TaggingProblems.Sentences(60, seed: 3), TaggingProblems.Tags, 0, TaggerInput.Tokens,
                TaggingProblems.Options(head) with { Training = new() { Epochs = 5, BatchSize = 8, LearningRate = 0.02f, Seed = 1 } }).Model;
            string[] words = ["mr", "Xab", "Quo", "in"];
            var result = TaggingProblems.Tag(model, words);
            Assert.NotEqual(0, result.Spans.Length);
            var ways = model.TagBest(words, 1000);
            foreach (var span in result.Spans)
            {
                var expected = ways.Where(way => TagScheme.Bio.Spans([.. way.Tags.Select(tag => TaggingProblems.Tags[tag])]).Contains(new TagSpan(span.Type, span.FirstWord, span.Words))).Sum(way => way.Probability);
                Assert.Equal(expected, span.Probability, 1e-4);
            }
        }
    }

    [Theory]
    [InlineData("IO")]
    [InlineData("BIO")]
    [InlineData("IOB1")]
    [InlineData("BILOU")]
    [InlineData("IOBES")]
    public void In_every_scheme_a_span_is_as_likely_as_all_its_spellings(string name)
    {
        var scheme = TagScheme.Parse(name);
        string[][] sentences = [.. TaggingProblems.Sentences(120, seed: 3).Select(sentence => TagScheme.Bio.Convert([.. sentence.Tags.Select(tag => TaggingProblems.Tags[tag])], scheme).Tags.ToArray())];
        string[] tags = [.. sentences.SelectMany(sentence => sentence).Distinct().Order(StringComparer.Ordinal)];
        TaggedSentence[] numbered = [.. TaggingProblems.Sentences(120, seed: 3).Zip(sentences, (words, given) => new TaggedSentence(words.Words, [.. given.Select(tag => Array.IndexOf(tags, tag))]))];
        foreach (var head in new TagHead[] { new SoftmaxHead(), new CrfHead { Constrained = false }, new CrfHead() })
        {
            var model = TaggerTrainer.Train(numbered, tags, Array.IndexOf(tags, "O"), TaggerInput.Tokens,
                TaggingProblems.Options(head) with { Scheme = scheme, Training = new() { Epochs = 3, BatchSize = 8, LearningRate = 0.02f, Seed = 1 } }).Model;
            string[] words = ["mr", "Xab", "Quo", "in"];
            var (result, ways) = (TaggingProblems.Tag(model, words), model.TagBest(words, 10_000));
            foreach (var span in result.Spans)
                Assert.Equal(ways.Where(way => scheme.Spans([.. way.Tags.Select(tag => tags[tag])]).Contains(new TagSpan(span.Type, span.FirstWord, span.Words))).Sum(way => way.Probability),
                    span.Probability, 1e-4);
        }
        Assert.NotEmpty(TaggingProblems.Tag(Trained(), "mr", "Xab", "Quo", "in").Spans.ToArray());
    }

    [Fact]
    public void A_constrained_model_never_breaks_the_scheme()
    {
        var model = TaggingProblems.QuickModel();
        foreach (var tags in model.TagMany([.. TaggingProblems.Sentences(500, seed: 8).Select(sentence => sentence.Words)]))
            for (var i = 0; i < tags.Length; i++)
                if (tags[i] is 2 or 4)
                    Assert.True(i > 0 && (tags[i - 1] == tags[i] || tags[i - 1] == tags[i] - 1), string.Join(' ', tags));
    }

    [Fact]
    public void Many_threads_tag_with_one_model()
    {
        var model = TaggingProblems.QuickModel();
        var sentences = TaggingProblems.Sentences(64, seed: 9);
        var expected = sentences.Select(sentence => TaggingProblems.Tag(model, [.. sentence.Words]).Tags.ToArray()).ToArray();
        Parallel.For(0, 512, i => Assert.Equal(expected[i % 64], TaggingProblems.Tag(model, [.. sentences[i % 64].Words]).Tags.ToArray()));
    }

    [Fact]
    public void A_steady_prediction_allocates_nothing()
    {
        foreach (var characters in new CharacterFeatures[] { new CharacterCnn { Size = 3, Filters = 4 }, new CharacterLstm { Size = 3, HiddenSize = 4 } })
        {
            var (model, result) = (TaggingProblems.QuickModel(TaggerInput.Text, characters: characters), new TaggedText());
            Assert.Equal(0, Allocations.Of(() => model.Tag("saw mr Xab Quo, and in Lim!", result)));
        }
    }

    private static SequenceTagger Trained() =>
        TaggerTrainer.Train(TaggingProblems.Sentences(300, seed: 1), TaggingProblems.Tags, 0, TaggerInput.Tokens, TaggingProblems.Options()).Model;
}
