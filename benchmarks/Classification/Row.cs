namespace Classification;

/// <summary>A row of the table: a model, trained on a dataset from some seeds.</summary>
internal sealed record Row(string Dataset, string Model, IReadOnlyList<Run> Runs);
