namespace WordVectors;

/// <summary>One learning of vectors, by us or by a peer.</summary>
/// <param name="Setting">What is learned: "skip-gram", "CBOW, n-grams", ...</param>
/// <param name="System">Who learned.</param>
/// <param name="Seed">What random numbers started from.</param>
/// <param name="WordsPerSecond">While learning, by the clock.</param>
/// <param name="ProcessorSeconds">What the whole run took of the processor, the corpus read included: other work on the machine changes it little.</param>
/// <param name="Spearman">Of WS-353, times 100.</param>
/// <param name="Pairs">How many pairs have both words.</param>
/// <param name="Loss">The mean loss of a pair, as its own tool counts it.</param>
/// <param name="Load">Threads that wanted to run on the machine, at the start.</param>
internal sealed record LearnRun(string Setting, string System, int Seed, double WordsPerSecond, double ProcessorSeconds, double Spearman, int Pairs, double Loss, double Load);
