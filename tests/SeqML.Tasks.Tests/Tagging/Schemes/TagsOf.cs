using FsCheck;
using FsCheck.Fluent;
using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tests.Tagging.Schemes;

/// <summary>Schemes, tags and spans for the laws.</summary>
internal static class TagsOf
{
    /// <summary>Every scheme in every notation.</summary>
    public static readonly TagScheme[] Schemes =
    [
        .. from scheme in new[] { TagScheme.Io, TagScheme.Bio, TagScheme.Iob1, TagScheme.Bilou, TagScheme.Iobes }
           from separator in new char?[] { '-', '_' }
           select scheme.WithSeparator(separator),
        TagScheme.Io,
    ];

    private static readonly string[] Types = ["PER", "LOC", "creative-work", "WORK_OF_ART", "日本"];

    /// <summary>Any tags: of every scheme, of none, broken and missing.</summary>
    public static readonly Arbitrary<string?[]> Any = Arb.From(Gen.Frequency<string?>(
            (6, from prefix in Gen.Elements("BIILEUSX".ToCharArray())
                from separator in Gen.Elements('-', '-', '_')
                from type in Gen.Elements("A", "B", "a-b")
                select $"{prefix}{separator}{type}"),
            (3, Gen.Constant<string?>("O")),
            (1, Gen.Elements("A", "B", "I", "S", "B-", "O-A", "", null, "-", "-A", "b-A", "OTHER", "AB-A")))
        .ArrayOf(), Shorter);

    /// <summary>Spans with gaps and without, in a sentence.</summary>
    public static readonly Arbitrary<(TagSpan[] Spans, int Length)> Spans = Arb.From(
        from runs in (from gap in Gen.Choose(0, 2)
                      from length in Gen.Choose(1, 4)
                      from type in Gen.Elements(Types)
                      select (gap, length, type)).ArrayOf()
        from end in Gen.Choose(0, 2)
        select Place(runs, end));

    /// <summary>The same on every run, so that a failure comes again.</summary>
    public static Config Trials(int count) => Config.QuickThrowOnFailure.WithMaxTest(count).WithEndSize(20).WithReplay(41, 43);

    private static (TagSpan[], int) Place((int Gap, int Length, string Type)[] runs, int end)
    {
        var start = 0;
        var spans = new List<TagSpan>();
        foreach (var (gap, length, type) in runs)
        {
            spans.Add(new(type, start + gap, length));
            start += gap + length;
        }
        return ([.. spans], start + end);
    }

    private static IEnumerable<string?[]> Shorter(string?[] tags) =>
        Enumerable.Range(0, tags.Length).Select(i => tags.Where((_, place) => place != i).ToArray());
}
