using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging;

/// <summary>What a scheme writes for a span of one type, token by token.</summary>
/// <typeparam name="T">A tag: its name, or its number.</typeparam>
/// <param name="Only">A span's only token.</param>
/// <param name="First">The first of several.</param>
/// <param name="Inside">One between them.</param>
/// <param name="Last">The last.</param>
/// <param name="TouchingOnly">The only token of a span that follows one of its type at once.</param>
/// <param name="TouchingFirst">The first of several of such a span.</param>
internal readonly record struct SpanTags<T>(T Only, T First, T Inside, T Last, T TouchingOnly, T TouchingFirst)
{
    public T At(int token, int length, bool touches) =>
        token == 0 ? (length == 1 ? (touches ? TouchingOnly : Only) : (touches ? TouchingFirst : First))
        : token == length - 1 ? Last : Inside;

    public SpanTags<TOther> Select<TOther>(Func<T, TOther> map) => new(map(Only), map(First), map(Inside), map(Last), map(TouchingOnly), map(TouchingFirst));

    public IEnumerable<T> All => [Only, First, Inside, Last, TouchingOnly, TouchingFirst];
}

/// <summary>What schemes write.</summary>
internal static class SpanTags
{
    public static SpanTags<string> Of(TagScheme scheme, string type)
    {
        var (one, three) = (scheme.Tags([new TagSpan(type, 0, 1)], 1), scheme.Tags([new TagSpan(type, 0, 3)], 3));
        var plain = new SpanTags<string>(one[0], three[0], three[1], three[2], one[0], three[0]);
        if (scheme.Name == TagScheme.Io.Name)
            return plain; // it cannot tell spans of one type that touch
        var only = scheme.Tags([new TagSpan(type, 0, 1), new TagSpan(type, 1, 1)], 2);
        var several = scheme.Tags([new TagSpan(type, 0, 1), new TagSpan(type, 1, 2)], 3);
        return plain with { TouchingOnly = only[1], TouchingFirst = several[1] };
    }
}
