namespace Sentiment;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings
{
    public string? TrainFile { get; init; }

    public string? TestFile { get; init; }

    public string? LoadFile { get; init; }

    public string? JsonFile { get; init; }

    public string? HistoryFile { get; init; }

    public string? ExplainText { get; init; }

    public string? ExplainHtmlFile { get; init; }

    public required string ModelFile { get; init; }

    public required string Encoder { get; init; }

    public required int Seed { get; init; }

    public required int Epochs { get; init; }

    public required string[] Sentences { get; init; }
}
