namespace SeqML.Embeddings.Learning;

/// <summary>Where GloVe's learning is; counting comes before it and is not reported.</summary>
public sealed record GloVeProgress
{
    /// <summary>Epochs that are done.</summary>
    public required int Epoch { get; init; }

    /// <summary>How many there will be.</summary>
    public required int Epochs { get; init; }

    /// <summary>Triples learned from, in all epochs.</summary>
    public required long Triples { get; init; }

    /// <summary>How many it will be.</summary>
    public required long TotalTriples { get; init; }

    /// <summary>The mean cost of a triple in the last epoch that is done; NaN in the first.</summary>
    public required double Cost { get; init; }

    /// <summary>Triples a second since learning began.</summary>
    public required double TriplesPerSecond { get; init; }

    /// <summary>A line to log, in the invariant culture: "12.5%, cost 0.0431, 3,100,000 triples/s".</summary>
    public override string ToString() => FormattableString.Invariant($"{100.0 * Triples / TotalTriples:0.0}%, cost {Cost:0.0000}, {TriplesPerSecond:#,0} triples/s");
}
