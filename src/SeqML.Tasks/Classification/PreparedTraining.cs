using SeqML.Engine.Randomness;

namespace SeqML.Tasks.Classification;

/// <summary>A training of which all was checked and read, and nothing is learned yet.</summary>
/// <param name="Config">The task.</param>
/// <param name="Corpus">What is read.</param>
/// <param name="Targets">What should be answered.</param>
/// <param name="Random">As the corpus left it.</param>
internal sealed record PreparedTraining(ClassifierConfig Config, TextCorpus Corpus, TextTargets Targets, SeededRandom Random);
