namespace SeqML.Tasks.Classification;

/// <summary>What a regressor's training values were: its network learns how many deviations from the mean a value is.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation; above 0.</param>
public sealed record ValueScale(double Mean, double Deviation);
