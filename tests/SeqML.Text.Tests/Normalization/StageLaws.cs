using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Normalization;
using SeqML.Text.Tests.Tokenization;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Normalization;

/// <summary>What holds of every stage on every text.</summary>
public sealed class StageLaws
{
    public static TheoryData<string> Names => Stages.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Twice_is_once(string name) => Holds(text =>
    {
        var once = Stages.All[name].Normalize(text);
        return Stages.All[name].Normalize(once) == once;
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Origins_lie_within_the_original_in_order_and_none_is_missing(string name) => Holds(text =>
    {
        var normalized = Normalized(name, text);
        Assert.Equal(text.Length, normalized.OriginalLength);
        var (start, end) = (0, 0);
        for (var i = 0; i < normalized.Text.Length; i++)
        {
            var origin = normalized.Original(new TextSpan(i, 1));
            if (origin.Start < start || origin.End < end || origin.Start < 0 || origin.Length < 0 || origin.End > text.Length)
                return false;
            var gap = normalized.Original(new TextSpan(i, 0));
            if (gap != new TextSpan(origin.Start, 0))
                return false;
            (start, end) = (origin.Start, origin.End);
        }
        var whole = normalized.Original(new TextSpan(0, normalized.Text.Length));
        return normalized.Original(new TextSpan(normalized.Text.Length, 0)) == new TextSpan(text.Length, 0)
            && (normalized.Text.IsEmpty || whole == new TextSpan(normalized.Original(new TextSpan(0, 1)).Start, end - normalized.Original(new TextSpan(0, 1)).Start));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void What_stays_comes_from_its_own_place(string name) => Holds(text =>
    {
        var normalized = Normalized(name, text);
        return normalized.Text.SequenceEqual(text) ? normalized.IsIdentity : !normalized.IsIdentity || normalized.Text.Length == text.Length;
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Asking_for_a_string_gives_the_same_text(string name) => Holds(text =>
        Stages.All[name].Normalize(text) == Normalized(name, text).ToString());

    [Theory]
    [MemberData(nameof(Names))]
    public void Lines_come_out_as_alone(string name)
    {
        if (Stages.AcrossLines.Contains(name))
            return;
        Check.One(Texts.Trials(1000), Prop.ForAll(HardTexts.OrTexts, HardTexts.OrTexts, (first, second) =>
            Stages.All[name].Normalize($"{first}\n{second}") == $"{Stages.All[name].Normalize(first)}\n{Stages.All[name].Normalize(second)}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stage_is_read_back_from_JSON(string name) =>
        Assert.Equal([Stages.All[name]], TextNormalizer.FromJson(new TextNormalizer(Stages.All[name]).ToJson()).Stages);

    private static NormalizedText Normalized(string name, string text)
    {
        var normalized = new NormalizedText();
        new TextNormalizer(Stages.All[name]).Normalize(text, normalized);
        return normalized;
    }

    private static void Holds(Func<string, bool> law) => Check.One(Texts.Trials(2000), Prop.ForAll(HardTexts.OrTexts, law));
}
