using System.Diagnostics;
using SeqML.Engine.Autograd;

namespace Shared;

/// <summary>Tells how long the parts of a step take, forward and backward: a mark on the tape after each part notes the time when the tape is walked back to it.</summary>
public sealed class StepClock
{
    private readonly Dictionary<string, double> seconds = [];
    private long last;

    /// <summary>Seconds of each part, in the order in which they were met.</summary>
    public IReadOnlyDictionary<string, double> Seconds => seconds;

    /// <summary>Starts a step.</summary>
    public void Start() => last = Stopwatch.GetTimestamp();

    /// <summary>The part that ends here took the time since the last mark.</summary>
    public void Note(string part)
    {
        var now = Stopwatch.GetTimestamp();
        seconds[part] = seconds.GetValueOrDefault(part) + Stopwatch.GetElapsedTime(last, now).TotalSeconds;
        last = Stopwatch.GetTimestamp();
    }

    /// <summary>Notes a part of the forward computation, and on a tape that records the way back through what follows.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="part">The part that ends here.</param>
    /// <param name="next">The part that follows; null where none does.</param>
    public void Mark(Tape tape, string part, string? next)
    {
        Note($"{part}, forward");
        if (!tape.Records)
            return;
        var mark = tape.Record<TimeMark>();
        (mark.Clock, mark.Part) = (this, next is null ? "start of the way back" : $"{next}, backward");
    }

    private sealed class TimeMark : Operation
    {
        public StepClock Clock { get; set; } = null!;

        public string Part { get; set; } = "";

        public override void Backward() => Clock.Note(Part);
    }
}
