using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Normalization;
using SeqML.Text.Tests.Tokenization;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Normalization;

/// <summary>What holds of stages together.</summary>
public sealed class PipelineLaws
{
    private static readonly Arbitrary<TextNormalizer> AnyNormalizer = Arb.From(
        Gen.Elements(Stages.All.Values.ToArray()).ArrayOf().Select(stages => new TextNormalizer(stages)));

    [Fact]
    public void By_default_twice_is_once() => Check.One(Texts.Trials(4000), Prop.ForAll(HardTexts.OrTexts, text =>
        TextNormalizer.Default.Normalize(text) is var once && TextNormalizer.Default.Normalize(once) == once));

    [Fact]
    public void Any_stages_in_any_order_keep_origins_within_the_original_and_in_order() =>
        Check.One(Texts.Trials(3000), Prop.ForAll(AnyNormalizer, HardTexts.OrTexts, (normalizer, text) =>
        {
            var normalized = new NormalizedText();
            normalizer.Normalize(text, normalized);
            var (start, end) = (0, 0);
            for (var i = 0; i < normalized.Text.Length; i++)
            {
                var origin = normalized.Original(new TextSpan(i, 1));
                if (origin.Start < start || origin.End < end || origin.Length < 0 || origin.End > text.Length)
                    return false;
                (start, end) = (origin.Start, origin.End);
            }
            return normalized.ToString() == normalizer.Normalize(text);
        }));

    [Fact]
    public void One_normalized_text_serves_many_texts()
    {
        var used = new NormalizedText();
        Check.One(Texts.Trials(2000), Prop.ForAll(AnyNormalizer, HardTexts.OrTexts, (normalizer, text) =>
        {
            var fresh = new NormalizedText();
            normalizer.Normalize(text, fresh);
            normalizer.Normalize(text, used);
            var all = new TextSpan(0, fresh.Text.Length);
            return fresh.ToString() == used.ToString() && fresh.IsIdentity == used.IsIdentity && fresh.Original(all) == used.Original(all);
        }));
    }

    [Fact]
    public void A_stage_after_another_does_what_it_does_alone() =>
        Check.One(Texts.Trials(2000), Prop.ForAll(AnyNormalizer, HardTexts.OrTexts, (normalizer, text) =>
            normalizer.Normalize(text) == normalizer.Stages.Aggregate(text, (result, stage) => stage.Normalize(result))));
}
