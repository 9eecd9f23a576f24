using SeqML.Engine.Randomness;

namespace Classification;

/// <summary>Texts and their classes, to train on and to test on.</summary>
internal sealed record Dataset
{
    public required string Name { get; init; }

    /// <summary>Where the texts are from and how they were split, in a sentence.</summary>
    public required string Note { get; init; }

    public required int Classes { get; init; }

    public required LabelledText[] Training { get; init; }

    public required LabelledText[] Test { get; init; }

    /// <summary>Rows that its authors kept apart to develop on; none where they did not. No model is trained on them, and none is chosen by them.</summary>
    public LabelledText[] Development { get; init; } = [];

    /// <summary>Rows to choose the epoch by; null where the trainer keeps a tenth of the training rows apart for it.</summary>
    public LabelledText[]? Validation { get; init; }

    /// <summary>Some of all rows, drawn at random but the same each time: for a trial of this benchmark, not for figures.</summary>
    public Dataset Sample(double fraction) => fraction >= 1 ? this : this with
    {
        Note = $"{Note} **A trial: no more than {fraction:0.###} of the rows.**",
        Training = Part(Training, fraction),
        Test = Part(Test, fraction),
        Development = Part(Development, fraction),
        Validation = Validation is null ? null : Part(Validation, fraction),
    };

    /// <summary>The rows that the trainer trains on, and those that it validates on: the dataset's own or, where it has none, those that the trainer draws first of all from its seed.</summary>
    /// <remarks><see cref="OwnModel"/> checks that they are: a model has on them the accuracy that its training told.</remarks>
    public (LabelledText[] Training, LabelledText[] Validation) Split(float fraction, int seed)
    {
        if (Validation is not null)
            return (Training, Validation);
        var order = Training.ToArray();
        new SeededRandom(seed).Shuffle(order.AsSpan());
        var kept = fraction > 0 ? Math.Max(1, (int)Math.Round(order.Length * (double)fraction)) : 0;
        return (order[kept..], order[..kept]);
    }

    private static LabelledText[] Part(LabelledText[] rows, double fraction)
    {
        var order = rows.ToArray();
        new SeededRandom(1).Shuffle(order.AsSpan());
        return order[..(int)Math.Ceiling(rows.Length * fraction)];
    }
}
