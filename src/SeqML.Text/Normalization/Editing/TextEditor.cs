namespace SeqML.Text.Normalization.Editing;

/// <summary>
/// How a stage changes a text: it reads <see cref="Source"/> and says, from the first place to the last, what is replaced, removed and inserted. What it does not name stays, and is
/// copied in runs; a stage that names nothing has cost nothing. <see cref="Commit"/> ends it.
/// </summary>
internal ref struct TextEditor
{
    private readonly NormalizedText text;
    private readonly EditList? edits;
    private char[] output;
    private int read;
    private int written;
    private bool changed;

    public TextEditor(NormalizedText text, ReadOnlySpan<char> source, char[] output, EditList? edits)
    {
        this.text = text;
        this.output = output;
        this.edits = edits;
        Source = source;
        edits?.Clear();
    }

    /// <summary>The text as it was before the stage.</summary>
    public ReadOnlySpan<char> Source { get; }

    /// <summary>Units of the source that are dealt with: the next change is here or later.</summary>
    public readonly int Read => read;

    /// <summary>What was written so far: that of <see cref="Read"/> units.</summary>
    public readonly ReadOnlySpan<char> Written => output.AsSpan(0, written);

    /// <summary>Takes units out of the text.</summary>
    public void Remove(int start, int length) => Replace(start, length, []);

    /// <summary>Puts a piece before a unit; it comes from no unit.</summary>
    public void Insert(int start, scoped ReadOnlySpan<char> piece) => Replace(start, 0, piece);

    /// <summary>Puts one unit for one: the new one comes from the old one.</summary>
    public void Replace(int start, char unit) => Replace(start, 1, [unit]);

    /// <summary>Puts a piece for units: each unit of the piece comes from all of them.</summary>
    /// <param name="start">The first of the units, at or after those that are dealt with.</param>
    /// <param name="length">How many units the piece is for.</param>
    /// <param name="piece">What comes for them.</param>
    public void Replace(int start, int length, scoped ReadOnlySpan<char> piece)
    {
        CopyTo(start);
        if (piece.IsEmpty && (length == 0 || JoinsHalves(start + length)))
            return;
        if (output.Length - written < piece.Length)
            Grow(piece.Length);
        piece.CopyTo(output.AsSpan(written));
        if (edits is not null && (length != 1 || piece.Length != 1))
            edits.Add(new Edit(written, piece.Length, start, length));
        (read, written, changed) = (start + length, written + piece.Length, true);
    }

    /// <summary>Copies the source up to a unit.</summary>
    public void CopyTo(int start)
    {
        var run = Source[read..start];
        if (output.Length - written < run.Length)
            Grow(run.Length);
        run.CopyTo(output.AsSpan(written));
        (read, written) = (start, written + run.Length);
    }

    /// <summary>Puts a piece for the last units that were written, and for units of the source that follow: each unit of the piece comes from all of them.</summary>
    /// <param name="tail">How many units that were written; the first of them starts its edit, if it is of one.</param>
    /// <param name="length">How many units of the source that follow.</param>
    /// <param name="piece">What comes for them.</param>
    public void ReplaceTail(int tail, int length, scoped ReadOnlySpan<char> piece)
    {
        var start = written - tail;
        if (edits is not null)
        {
            var oldStart = edits.Count == 0 ? start : edits.Origin(start).Start;
            while (edits.Count > 0 && edits.Edits[^1].NewStart >= start && edits.Edits[^1].OldStart >= oldStart)
                edits.RemoveLast();
            edits.Add(new Edit(start, piece.Length, oldStart, read + length - oldStart));
        }
        written = start;
        if (output.Length - written < piece.Length)
            Grow(piece.Length);
        piece.CopyTo(output.AsSpan(written));
        (read, written, changed) = (read + length, written + piece.Length, true);
    }

    /// <summary>Copies what is left and makes the result the text.</summary>
    public void Commit()
    {
        if (!changed)
            return;
        CopyTo(Source.Length);
        text.Take(output, written, edits);
    }

    /// <summary>Whether the next unit would make a character together with the last one. Two halves that stood apart stay apart: what stands between is left, whatever it is.</summary>
    private readonly bool JoinsHalves(int next) =>
        next < Source.Length && char.IsLowSurrogate(Source[next]) && written > 0 && char.IsHighSurrogate(output[written - 1]);

    private void Grow(int room)
    {
        // At least half as much again, so that a text that grows piece by piece is copied a few times only.
        var larger = new char[(int)Math.Min(Array.MaxLength, Math.Max((long)written + room + Source.Length - read, output.Length + (output.Length / 2L)))];
        Written.CopyTo(larger);
        output = larger;
        text.Spare = larger;
    }
}
