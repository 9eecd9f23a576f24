namespace SeqML.Engine.Tests.References;

/// <summary>W_ih [4H, I], W_hh [4H, H], b_ih [4H], b_hh [4H].</summary>
internal sealed record LstmReferenceWeights(double[] Input, double[] Hidden, double[] InputBias, double[] HiddenBias);
