namespace PeerComparison;

/// <summary>GFLOP/s of square products in one round, by their size.</summary>
/// <param name="Ours">With packing.</param>
/// <param name="OpenBlas">At the best of its core types; null where it is missing.</param>
internal sealed record ProductRound(IReadOnlyDictionary<int, double> Ours, IReadOnlyDictionary<int, double>? OpenBlas);
