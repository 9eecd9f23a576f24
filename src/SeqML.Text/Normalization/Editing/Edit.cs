namespace SeqML.Text.Normalization.Editing;

/// <summary>A piece of a text that stands for a piece of an older one: all else stands for itself. Either piece may be empty.</summary>
/// <param name="NewStart">Where the new piece starts.</param>
/// <param name="NewLength">How many units it has: none where the old piece was removed.</param>
/// <param name="OldStart">Where the old piece starts.</param>
/// <param name="OldLength">How many units it has: none where the new piece was inserted.</param>
internal readonly record struct Edit(int NewStart, int NewLength, int OldStart, int OldLength)
{
    public int NewEnd => NewStart + NewLength;

    public int OldEnd => OldStart + OldLength;
}
