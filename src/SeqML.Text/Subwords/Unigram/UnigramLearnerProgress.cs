namespace SeqML.Text.Subwords.Unigram;

/// <summary>How far learning is.</summary>
/// <param name="Round">The round that ended, from 1.</param>
/// <param name="PieceCount">How many pieces are left; learning ends at the size that was asked for.</param>
/// <param name="LogLikelihood">The logarithm of the texts' probability under the round's pieces, over all ways to write them, per character.</param>
/// <param name="TokensPerWord">How many tokens a word is expected to have.</param>
public readonly record struct UnigramLearnerProgress(int Round, int PieceCount, double LogLikelihood, double TokensPerWord);
