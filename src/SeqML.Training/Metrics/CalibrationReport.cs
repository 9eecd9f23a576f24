using System.Text.Json.Serialization;
using SeqML.Training.History;

namespace SeqML.Training.Metrics;

/// <summary>What calibrating a classifier by temperature did, on the validation rows that the temperature was chosen by.</summary>
public sealed record CalibrationReport
{
    /// <summary>What logits are divided by: above 1 where the model was too sure.</summary>
    public required double Temperature { get; init; }

    /// <summary>The mean negative log-likelihood before.</summary>
    public required double LossBefore { get; init; }

    /// <summary>The mean negative log-likelihood after.</summary>
    public required double LossAfter { get; init; }

    /// <summary>The reliability before.</summary>
    public required Reliability Before { get; init; }

    /// <summary>The reliability after.</summary>
    public required Reliability After { get; init; }

    /// <summary>A line to print: "Calibrated with a temperature of 1.52: calibration error 4.1 % before, 1.2 % after".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"Calibrated with a temperature of {Temperature:0.00}: calibration error {100 * Before.ExpectedCalibrationError:0.0} % before, {100 * After.ExpectedCalibrationError:0.0} % after");

    /// <summary>Both as curves for the reliability diagram of a <see cref="HistoryPage"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<ReliabilityCurve> Curves => [Before.ToCurve("before"), After.ToCurve(FormattableString.Invariant($"after, T = {Temperature:0.00}"))];
}
