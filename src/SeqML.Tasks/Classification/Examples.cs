namespace SeqML.Tasks.Classification;

/// <summary>Texts, and what a model should say of them.</summary>
/// <typeparam name="TTarget">A class (Int32), the labels that hold (Int32[]), or a value (Single).</typeparam>
/// <param name="Texts">The texts.</param>
/// <param name="Targets">One for each text.</param>
public sealed record Examples<TTarget>(TextRows Texts, IReadOnlyList<TTarget> Targets);
