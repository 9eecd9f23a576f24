namespace SeqML.Training.Schedules;

/// <summary>Along which curve a learning rate goes from one value to another.</summary>
public enum Annealing
{
    /// <summary>Half a wave of the cosine: slow at both ends.</summary>
    Cosine,

    /// <summary>A straight line.</summary>
    Linear,
}
