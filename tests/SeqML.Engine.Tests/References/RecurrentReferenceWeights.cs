namespace SeqML.Engine.Tests.References;

/// <summary>W_ih [G H, I], W_hh [G H, H], b_ih [G H], b_hh [G H], and the cell's own weights.</summary>
internal sealed record RecurrentReferenceWeights(double[] Input, double[] Hidden, double[] InputBias, double[] HiddenBias, params double[][] Own);
