using Microsoft.ML;

namespace SeqML.Persistence;

/// <summary>A model within a fitted pipeline, as the text that the pipeline holds.</summary>
/// <param name="Text">The model.</param>
/// <param name="IsTagger">Whether it is a tagger, and not a classifier.</param>
/// <param name="IsBinary">Whether it is a binary classifier.</param>
/// <param name="Next">The step after the contract that predicts; null where there is none.</param>
internal sealed record FittedText(ReadOnlyMemory<char> Text, bool IsTagger, bool IsBinary, ITransformer? Next);
