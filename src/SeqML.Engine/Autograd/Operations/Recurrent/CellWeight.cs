namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>A weight of a cell's own: <paramref name="Units"/> numbers for each unit, [Units H].</summary>
/// <param name="Name">As "weight_ch".</param>
/// <param name="Units">Numbers for each unit.</param>
public readonly record struct CellWeight(string Name, int Units);
