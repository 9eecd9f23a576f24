using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Losses;

/// <summary>What losses ask of targets.</summary>
internal static class LossTargets
{
    /// <summary>Throws where there is nothing to take a mean of, or not as many targets as expected.</summary>
    public static void Require(Tensor x, int found, int expected)
    {
        if (x.Shape.Length == 0)
            throw new ArgumentException($"Expected a loss of at least one row, found x of shape {x.Shape}: a mean of nothing has no value.", nameof(x));
        if (found != expected)
            throw new ArgumentException($"Expected {expected} targets for x of shape {x.Shape}, found {found}.", "targets");
    }

    /// <summary>Throws where the target of a row is no class.</summary>
    public static void RequireClass(ReadOnlySpan<int> targets, int row, int classes)
    {
        if ((uint)targets[row] >= (uint)classes)
            ThrowNoClass(targets[row], row, classes);
    }

    /// <summary>Throws where there is not a finite target for each number of x.</summary>
    public static void RequireFinite(Tensor x, ReadOnlySpan<float> targets)
    {
        Require(x, targets.Length, x.Shape.Length);
        for (var i = 0; i < targets.Length; i++)
            if (!float.IsFinite(targets[i]))
                Throw(targets, i, "finite targets");
    }

    /// <summary>Throws where there is not a target from 0 to 1 for each number of x.</summary>
    public static void RequireProbabilities(Tensor x, ReadOnlySpan<float> targets)
    {
        Require(x, targets.Length, x.Shape.Length);
        for (var i = 0; i < targets.Length; i++)
            if (targets[i] is not (>= 0 and <= 1))
                Throw(targets, i, "targets from 0 to 1");
    }

    /// <summary>A copy that lives as long as the tape's other memory: the caller may use the span for the next batch.</summary>
    public static Tensor Keep(Tape tape, ReadOnlySpan<float> targets)
    {
        var kept = tape.Workspace(Shape.Vector(targets.Length));
        targets.CopyTo(kept.Values);
        return kept;
    }

    private static void Throw(ReadOnlySpan<float> targets, int position, string expected) =>
        throw new ArgumentOutOfRangeException(nameof(targets), targets[position], FormattableString.Invariant($"Expected {expected}, found {targets[position]} at position {position}."));

    private static void ThrowNoClass(int target, int row, int classes) =>
        throw new ArgumentOutOfRangeException("targets", target, $"Expected classes from 0 to {classes - 1}, found {target} at position {row}.");
}
