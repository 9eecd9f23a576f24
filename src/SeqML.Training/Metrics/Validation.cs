using System.Text.Json.Serialization;

namespace SeqML.Training.Metrics;

/// <summary>How well a model does on the validation examples.</summary>
public sealed class Validation : IEquatable<Validation>
{
    /// <summary>The name that stands for the loss where a metric is asked for.</summary>
    public const string LossName = "Loss";

    /// <summary>A loss and at least one metric.</summary>
    /// <param name="loss">The mean loss; less is better.</param>
    /// <param name="metrics">The task's measures, its own one first.</param>
    /// <exception cref="ArgumentException">There is no metric.</exception>
    public Validation(double loss, params ReadOnlySpan<Metric> metrics)
    {
        if (metrics.IsEmpty)
            throw new ArgumentException("Expected at least one metric, found none.", nameof(metrics));
        (Loss, Metrics) = (loss, metrics.ToArray());
    }

    /// <inheritdoc cref="Validation(double, ReadOnlySpan{Metric})"/>
    [JsonConstructor]
    public Validation(double loss, IReadOnlyList<Metric> metrics)
        : this(loss, [.. metrics ?? []])
    {
    }

    /// <summary>The mean loss; less is better.</summary>
    public double Loss { get; }

    /// <summary>The task's measures, its own one first.</summary>
    public IReadOnlyList<Metric> Metrics { get; }

    /// <summary>The task's own measure: the first.</summary>
    [JsonIgnore]
    public double Metric => Metrics[0].Value;

    /// <summary>A measure by its name.</summary>
    /// <param name="name">A metric's name, or <see cref="LossName"/>; the case does not matter. Null for the task's own.</param>
    /// <exception cref="ArgumentException">There is none of the name. The message lists those that there are.</exception>
    public Metric Of(string? name)
    {
        if (name is null)
            return Metrics[0];
        if (string.Equals(name, LossName, StringComparison.OrdinalIgnoreCase))
            return new Metric(LossName, Loss, IsHigherBetter: false);
        foreach (var metric in Metrics)
            if (string.Equals(metric.Name, name, StringComparison.OrdinalIgnoreCase))
                return metric;
        throw new ArgumentException($"Expected a metric of {string.Join(", ", Metrics.Select(metric => metric.Name))} or {LossName}, found '{name}'.", nameof(name));
    }

    /// <inheritdoc/>
    public bool Equals(Validation? other) => other is not null && Loss.Equals(other.Loss) && Metrics.SequenceEqual(other.Metrics);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Validation);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Loss, Metrics.Count, Metric);
}
