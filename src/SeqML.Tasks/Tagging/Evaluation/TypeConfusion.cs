using System.Globalization;
using System.Text;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>What each type was taken for.</summary>
/// <remarks>
/// A predicted span is compared with the gold span of just the same tokens. A gold span that none has the tokens of was missed, and a predicted one that none has the tokens of was
/// invented: wrong borders count as both. So a type's row adds up to its gold spans, and its column to its predicted ones. Tags without spans are compared token by token.
/// </remarks>
public sealed class TypeConfusion
{
    private readonly SortedSet<string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), int> counts = [];

    internal TypeConfusion()
    {
    }

    /// <summary>The types, in ordinal order.</summary>
    public IReadOnlyList<string> Types => [.. names];

    /// <summary>How many spans of a gold type were predicted as another one.</summary>
    /// <param name="gold">The gold type; null for those that were invented.</param>
    /// <param name="predicted">The predicted type; null for those that were missed.</param>
    public int this[string? gold, string? predicted] => counts.GetValueOrDefault((Key(gold), Key(predicted)));

    /// <summary>A table: gold types down, predicted ones across.</summary>
    public override string ToString()
    {
        string?[] types = [.. names, null];
        var width = types.Max(type => type?.Length ?? 8) + 2;
        var text = new StringBuilder("gold \\ predicted".PadRight(Math.Max(width, 18)));
        foreach (var type in types)
            text.Append((type ?? "missed").PadLeft(width));
        foreach (var gold in types)
        {
            text.Append('\n').Append((gold ?? "invented").PadRight(Math.Max(width, 18)));
            foreach (var predicted in types)
                text.Append((gold is null && predicted is null ? "" : this[gold, predicted].ToString(CultureInfo.InvariantCulture)).PadLeft(width));
        }
        return text.Append('\n').ToString();
    }

    internal void Count(string? gold, string? predicted)
    {
        if (gold is not null)
            names.Add(gold);
        if (predicted is not null)
            names.Add(predicted);
        counts[(Key(gold), Key(predicted))] = this[gold, predicted] + 1;
    }

    // No type has a NUL before its name, so that one without a name is told from none.
    private static string Key(string? type) => type is null ? "" : "\0" + type;
}
