namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>How well one type, one tag, or all together were found.</summary>
/// <param name="Name">The type or the tag; empty for all together.</param>
/// <param name="Gold">How many there are.</param>
/// <param name="Predicted">How many were predicted.</param>
/// <param name="Correct">How many of the predicted ones are there.</param>
public sealed record TaggingScore(string Name, int Gold, int Predicted, int Correct)
{
    /// <summary>Of those predicted, the part that is right, from 0 to 1; 0 where none was predicted.</summary>
    public double Precision => Predicted == 0 ? 0 : (double)Correct / Predicted;

    /// <summary>Of those that are there, the part that was found, from 0 to 1; 0 where there is none.</summary>
    public double Recall => Gold == 0 ? 0 : (double)Correct / Gold;

    /// <summary>The harmonic mean 2 P R / (P + R) of precision and recall; 0 where both are.</summary>
    public double F1 => Correct == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}
