using System.IO.Enumeration;

namespace Classification;

/// <summary>Which rows of the table are wanted: "uci/LSTM", "sst2/*", "*/PyTorch*"; with no pattern, all.</summary>
internal sealed class Selection(IReadOnlyList<string> patterns)
{
    public bool Has(string dataset, string model) =>
        patterns.Count == 0 || patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, $"{dataset}/{model}", ignoreCase: true));
}
