namespace SeqML.Engine.Tests.References;

/// <summary>One step of one sequence by its equations.</summary>
/// <param name="a">The sums of the input, W_ih x + b_ih, [G H].</param>
/// <param name="u">The sums of the state, W_hh h + b_hh, [G H].</param>
/// <param name="h">[H]; in: h_(t-1); out: h_t.</param>
/// <param name="c">[H], in and out: what else a unit carries on.</param>
/// <param name="weights">For a cell that has weights of its own, or a second product within the step.</param>
internal delegate void ReferenceStep(double[] a, double[] u, double[] h, double[] c, RecurrentReferenceWeights weights);
