namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>What one direction of one recurrent layer learns; G is the cell's number of gates.</summary>
/// <param name="Input">weight_ih, [G H, I].</param>
/// <param name="Hidden">weight_hh, [G H, H].</param>
/// <param name="InputBias">bias_ih, [G H].</param>
/// <param name="HiddenBias">bias_hh, [G H].</param>
public sealed record RecurrentWeights(Parameter Input, Parameter Hidden, Parameter InputBias, Parameter HiddenBias);
