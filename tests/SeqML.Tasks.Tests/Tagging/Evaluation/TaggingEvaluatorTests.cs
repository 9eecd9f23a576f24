using SeqML.Tasks.Tagging.Evaluation;
using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tests.Tagging.Evaluation;

public sealed class TaggingEvaluatorTests
{
    private const string Gold = "B-PER I-PER O B-LOC O B-ORG | B-LOC O O | O";
    private const string Predicted = "B-PER I-PER O B-ORG O O | B-LOC I-LOC O | B-PER";

    [Fact]
    public void Scores_of_types_and_of_all()
    {
        var metrics = Evaluate(Gold, Predicted);
        Assert.Equal([new("LOC", 2, 1, 0), new("ORG", 1, 1, 0), new("PER", 1, 2, 1)], metrics.Types);
        Assert.Equal(new("", 4, 4, 1), metrics.Overall);
        Assert.Equal((0.25, 0.25, 0.25), (metrics.Overall.Precision, metrics.Overall.Recall, metrics.Overall.F1));
        Assert.Equal((0.5 / 3, 1.0 / 3, 2.0 / 9), (metrics.Macro.Precision, metrics.Macro.Recall, metrics.Macro.F1));
        Assert.Equal((0.125, 0.25, 1.0 / 6), (metrics.Weighted.Precision, metrics.Weighted.Recall, metrics.Weighted.F1));
        Assert.Equal((3, 10, 6, 0.6), (metrics.Sentences, metrics.Tokens, metrics.CorrectTokens, metrics.TokenAccuracy));
        Assert.Equal(("BIO", "conlleval"), (metrics.Scheme!.Name, metrics.Reading));
        Assert.Contains(new("O", 5, 4, 3), metrics.Tags);
    }

    [Fact]
    public void What_types_were_taken_for()
    {
        var confusion = Evaluate(Gold, Predicted).Confusion;
        Assert.Equal(["LOC", "ORG", "PER"], confusion.Types);
        Assert.Equal(1, confusion["LOC", "ORG"]);
        Assert.Equal(1, confusion["PER", "PER"]);
        Assert.Equal(1, confusion["ORG", null]);
        Assert.Equal(1, confusion["LOC", null]);
        Assert.Equal((1, 1, 0), (confusion[null, "LOC"], confusion[null, "PER"], confusion[null, "ORG"]));
        Assert.Equal("""
            gold \ predicted         LOC       ORG       PER    missed
            LOC                        0         1         0         1
            ORG                        0         0         0         1
            PER                        0         0         1         0
            invented                   1         0         1          

            """.ReplaceLineEndings("\n"), confusion.ToString());
    }

    [Fact]
    public void Rows_of_the_confusion_add_up_to_gold_and_columns_to_predictions()
    {
        var metrics = Evaluate(Gold + " | B-PER B-PER I-PER O", Predicted + " | B-PER I-PER I-PER B-MISC");
        foreach (var type in metrics.Types)
        {
            Assert.Equal(type.Gold, metrics.Confusion.Types.Append(null!).Sum(other => metrics.Confusion[type.Name, other]));
            Assert.Equal(type.Predicted, metrics.Confusion.Types.Append(null!).Sum(other => metrics.Confusion[other, type.Name]));
            Assert.Equal(type.Correct, metrics.Confusion[type.Name, type.Name]);
        }
    }

    [Fact]
    public void The_worst_sentences_come_first_with_their_tokens()
    {
        var metrics = TaggingEvaluator.Evaluate(Tags(Gold), Tags(Predicted), Tags("Ada King in Rome of Acme | Bonn is big | so"), new() { Mistakes = 2 });
        Assert.Equal([(0, 3), (1, 2)], metrics.Mistakes.Select(mistake => (mistake.Sentence, mistake.Errors)));
        Assert.Equal([new TagSpan("LOC", 3, 1), new TagSpan("ORG", 5, 1)], metrics.Mistakes[0].Missed);
        Assert.Equal([new TagSpan("ORG", 3, 1)], metrics.Mistakes[0].Invented);
        Assert.Equal("""
            sentence 1, 2 errors
            Bonn  B-LOC  B-LOC
            is    O      I-LOC  <
            big   O      O

            """.ReplaceLineEndings("\n"), metrics.Mistakes[1].ToString());
        Assert.Equal([0, 1, 2], Evaluate(Gold, Predicted).Mistakes.Select(mistake => mistake.Sentence));
        Assert.Empty(Evaluate(Gold, Predicted, new() { Mistakes = 0 }).Mistakes);
        Assert.Equal([0, 1], Evaluate("A | A | A", "B | B | B", new() { Mistakes = 2 }).Mistakes.Select(mistake => mistake.Sentence));
        Assert.StartsWith("sentence 0, 3 errors\n0  B-PER  B-PER\n", Evaluate(Gold, Predicted).Mistakes[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_speech_have_scores_of_tags_and_no_spans()
    {
        var metrics = Evaluate("NOUN VERB NOUN | X", "NOUN NOUN NOUN | X");
        Assert.Null(metrics.Scheme);
        Assert.Null(metrics.Reading);
        Assert.Empty(metrics.Types);
        Assert.Equal([new("NOUN", 2, 3, 2), new("VERB", 1, 0, 0), new("X", 1, 1, 1)], metrics.Tags);
        Assert.Equal((0.75, 0.75), (metrics.TokenAccuracy, metrics.Overall.F1));
        Assert.Equal((0.8 + 0 + 1) / 3, metrics.Macro.F1, 1e-12);
        Assert.Equal((2 * 0.8 + 0 + 1) / 4, metrics.Weighted.F1, 1e-12);
        Assert.Equal(1, metrics.Confusion["VERB", "NOUN"]);
        Assert.Equal((0, 1), (metrics.Mistakes.Single().Sentence, metrics.Mistakes.Single().Errors));
        Assert.Equal("""
            processed 4 tokens; correct: 3.
            accuracy:  75.00%; precision:  75.00%; recall:  75.00%; FB1:  75.00
                         NOUN: precision:  66.67%; recall: 100.00%; FB1:  80.00  3
                         VERB: precision:   0.00%; recall:   0.00%; FB1:   0.00  0
                            X: precision: 100.00%; recall: 100.00%; FB1: 100.00  1

            """.ReplaceLineEndings("\n"), metrics.ToString());
    }

    [Fact]
    public void Parts_of_speech_of_which_one_is_called_O_can_be_evaluated_as_tags()
    {
        var metrics = Evaluate("N O V", "N V V", new() { Reading = SpanReading.None });
        Assert.Null(metrics.Scheme);
        Assert.Empty(metrics.Types);
        Assert.Equal(new("", 3, 3, 2), metrics.Overall);
        Assert.Equal("IO", Evaluate("N O V", "N V V").Scheme!.Name);
    }

    [Fact]
    public void Types_without_prefixes_are_spans()
    {
        var metrics = Evaluate("PERSON PERSON O CITY", "PERSON PERSON O PERSON");
        Assert.Equal("IO", metrics.Scheme!.ToString());
        Assert.Equal([new("CITY", 1, 0, 0), new("PERSON", 1, 2, 1)], metrics.Types);
        Assert.Equal([new("CITY", 1, 0, 0), new("PERSON", 1, 2, 1)], Evaluate("PERSON PERSON O CITY", "PERSON PERSON O PERSON", new() { Reading = SpanReading.Seqeval }).Types);
    }

    [Fact]
    public void Underscores_separate_as_hyphens_do()
    {
        var metrics = Evaluate("B_WORK_OF_ART I_WORK_OF_ART O", "B_WORK_OF_ART I_WORK_OF_ART B_WORK_OF_ART");
        Assert.Equal(new("WORK_OF_ART", 1, 2, 1), Assert.Single(metrics.Types));
        Assert.Equal(new("WORK_OF_ART", 1, 2, 1), Assert.Single(Evaluate("B_WORK_OF_ART I_WORK_OF_ART O", "B_WORK_OF_ART I_WORK_OF_ART B_WORK_OF_ART",
            new() { Reading = SpanReading.SeqevalStrict(TagScheme.Bio) }).Types));
    }

    [Theory]
    [InlineData("U-A U-A O B-A L-A", "U-A O O B-A L-A", "BILOU")]
    [InlineData("S-A S-A O B-A E-A", "S-A O O B-A E-A", "IOBES")]
    public void Letters_that_conlleval_does_not_know_are_rewritten_unless_it_is_asked_for(string gold, string predicted, string scheme)
    {
        var metrics = Evaluate(gold, predicted);
        Assert.Equal($"conlleval of BIO, from {scheme}", metrics.Reading);
        Assert.Equal(new("A", 3, 2, 2), Assert.Single(metrics.Types));
        // Its own rules make one span of the first two.
        var literal = Evaluate(gold, predicted, new() { Reading = SpanReading.Conlleval });
        Assert.Equal("conlleval", literal.Reading);
        Assert.Equal(new("A", 2, 2, 1), Assert.Single(literal.Types));
    }

    [Fact]
    public void A_span_after_outside_without_a_start_counts_for_conlleval_and_not_in_strict_mode()
    {
        Assert.Equal(new("A", 1, 1, 1), Evaluate("B-A I-A O", "I-A I-A O").Overall with { Name = "A" });
        Assert.Equal(new("A", 1, 0, 0), Evaluate("B-A I-A O", "I-A I-A O", new() { Reading = SpanReading.SeqevalStrict(TagScheme.Bio) }).Overall with { Name = "A" });
    }

    // The table of docs/tagging.md.
    [Theory]
    [InlineData("O I-A I-A", "A:1+2", "A:1+2", "")]
    [InlineData("B-A I-B", "A:0+1 B:1+1", "A:0+1 B:1+1", "A:0+1")]
    [InlineData("S-A S-A", "A:0+2", "A:0+1 A:1+1", null)]
    [InlineData("E-A B-A", "A:0+2", "A:0+1 A:1+1", null)]
    [InlineData("B", ":0+1", "_:0+1", "_:0+1")]
    [InlineData("X-A O", "A:0+1", "A:0+1", null)]
    public void Where_the_tools_differ(string tags, string conlleval, string seqeval, string? strict)
    {
        Assert.Equal(conlleval, Spans(SpanReading.Conlleval, tags));
        Assert.Equal(seqeval, Spans(SpanReading.Seqeval, tags));
        if (strict is not null)
            Assert.Equal(strict, Spans(SpanReading.SeqevalStrict(TagScheme.Bio), tags));
        else
            Assert.Contains("demands", Error(() => Spans(SpanReading.SeqevalStrict(TagScheme.Bio), tags)), StringComparison.Ordinal);
    }

    [Fact]
    public void Gold_tags_that_the_tagger_does_not_know_count_and_are_told()
    {
        var metrics = Evaluate("B-A I-A O B-NEW | B-NEW", "B-A I-A O O | B-A", new() { KnownTags = ["O", "B-A", "I-A"] });
        Assert.Equal("B-NEW", Assert.Single(metrics.UnknownTags).Key);
        Assert.Equal(2, metrics.UnknownTags["B-NEW"]);
        Assert.Equal(new("NEW", 2, 0, 0), metrics.Types[1]);
        Assert.Empty(Evaluate("B-NEW", "O").UnknownTags);
    }

    [Fact]
    public void Zero_divided_by_zero_is_zero()
    {
        foreach (var metrics in new[] { Evaluate("O O", "O O"), TaggingEvaluator.Evaluate([], []), TaggingEvaluator.Evaluate([[]], [[]]) })
        {
            Assert.Equal((0, 0, 0), (metrics.Types.Count, metrics.Macro.F1, metrics.Weighted.F1));
            Assert.False(double.IsNaN(metrics.Overall.F1) || double.IsNaN(metrics.TokenAccuracy));
        }
        Assert.Equal("processed 2 tokens with 0 phrases; found: 0 phrases; correct: 0.\naccuracy: 100.00%; precision:   0.00%; recall:   0.00%; FB1:   0.00\n", Evaluate("O O", "O O").ToString());
        Assert.Equal("processed 0 tokens; correct: 0.\n", TaggingEvaluator.Evaluate([], []).ToString());
    }

    [Fact]
    public void Missing_tags_are_outside()
    {
        var metrics = TaggingEvaluator.Evaluate([["B-A", null, ""]], [["B-A", "O", null]]);
        Assert.Equal((3, 3), (metrics.Tokens, metrics.CorrectTokens));
    }

    [Fact]
    public void Where_gold_has_no_span_the_predictions_tell_the_scheme() =>
        Assert.Equal(new("PER", 0, 1, 0), Assert.Single(Evaluate("O O", "B-PER I-PER").Types));

    [Fact]
    public void Lengths_that_differ_are_told_with_their_sentence()
    {
        Assert.Contains("sentence 1 (from 0 on) has 2 gold tags and 1 predicted tags", Error(() => Evaluate("O | O O", "O | O")), StringComparison.Ordinal);
        Assert.Contains("each of the 2 sentences that have gold tags, found 1", Error(() => Evaluate("O | O", "O")), StringComparison.Ordinal);
        Assert.Contains("sentence 0 (from 0 on) has 1 gold tags and 2 tokens", Error(() => TaggingEvaluator.Evaluate([["O"]], [["O"]], [["a", "b"]])), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Evaluate("O", "O", new() { Mistakes = -1 }));
    }

    [Fact]
    public void Strict_mode_refuses_tags_of_other_schemes_and_IO()
    {
        Assert.Contains("Token 1 of sentence 0 (both from 0 on) has the predicted tag 'S-A': expected tags that start with one of I, O, B",
            Error(() => Evaluate("B-A O", "B-A S-A", new() { Reading = SpanReading.SeqevalStrict(TagScheme.Bio) })), StringComparison.Ordinal);
        Assert.Contains("found IO", Error(() => _ = SpanReading.SeqevalStrict(TagScheme.Io)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 32, "   3.12")] // 3.125 exactly: C rounds halves to the even digit
    [InlineData(3, 32, "   9.38")]
    [InlineData(2, 3, "  66.67")]
    [InlineData(1, 1, " 100.00")]
    [InlineData(1, 2000, "   0.05")]
    public void Percentages_are_rounded_as_C_does(int correct, int predicted, string text)
    {
        var gold = string.Join(' ', Enumerable.Range(0, predicted).Select(i => i < correct ? "B-A" : "O"));
        var guess = string.Join(' ', Enumerable.Repeat("B-A", predicted));
        Assert.Contains($"precision: {text[1..]}%", Evaluate(gold, guess).ToString(), StringComparison.Ordinal);
    }

    /// <summary>All spans are missed where everything is predicted to be outside.</summary>
    private static string Spans(SpanReading reading, string tags)
    {
        var metrics = Evaluate(tags, string.Join(' ', tags.Split(' ').Select(_ => "O")), new() { Reading = reading, Scheme = TagScheme.Bio });
        return string.Join(' ', metrics.Mistakes.SelectMany(mistake => mistake.Missed).Select(span => $"{span.Type}:{span.Start}+{span.Length}"));
    }

    private static string Error(Action action) => Assert.Throws<ArgumentException>(action).Message;

    private static TaggingMetrics Evaluate(string gold, string predicted, EvaluationOptions? options = null) =>
        TaggingEvaluator.Evaluate(Tags(gold), Tags(predicted), options: options);

    private static string[][] Tags(string text) => [.. text.Split(" | ").Select(sentence => sentence.Split(' '))];
}
