namespace SeqML.Engine.Autograd.Operations;

/// <summary>What one direction of one LSTM layer learns.</summary>
/// <param name="Input">weight_ih, [4H, I].</param>
/// <param name="Hidden">weight_hh, [4H, H].</param>
/// <param name="InputBias">bias_ih, [4H].</param>
/// <param name="HiddenBias">bias_hh, [4H].</param>
public sealed record LstmWeights(Parameter Input, Parameter Hidden, Parameter InputBias, Parameter HiddenBias);
