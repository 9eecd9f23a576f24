namespace SeqML.Text.Normalization.Editing;

/// <summary>
/// Where the units of a text come from: its edits in their order. They neither overlap nor share a unit; between them a unit comes from one unit, and a run of such units from a run.
/// So the cost is that of the changes, not of the text.
/// </summary>
internal sealed class EditList
{
    private Edit[] edits = [];
    private EditList? composed;

    public int Count { get; private set; }

    public ReadOnlySpan<Edit> Edits => edits.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(Edit edit)
    {
        if (Count == edits.Length)
            Array.Resize(ref edits, Math.Max(64, 2 * Count));
        edits[Count++] = edit;
    }

    public void RemoveLast() => Count--;

    /// <summary>The old units that the new unit comes from.</summary>
    public (int Start, int End) Origin(int unit)
    {
        var found = LastAtOrBefore(unit);
        if (found < 0)
            return (unit, unit + 1);
        var edit = edits[found];
        return unit < edit.NewEnd ? (edit.OldStart, edit.OldEnd) : (unit - edit.NewEnd + edit.OldEnd, unit - edit.NewEnd + edit.OldEnd + 1);
    }

    /// <summary>Makes this list, of a text's edits, that of the text which <paramref name="next"/> makes of the text: edits that meet in a unit become one.</summary>
    public void Compose(EditList next)
    {
        if (next.Count == 0)
            return;
        var result = composed ??= new EditList();
        result.Clear();
        // A unit between edits is at place p of the oldest text, p - back of the middle one, and p - back + ahead of the newest.
        var (back, ahead) = (0, 0);
        ReadOnlySpan<Edit> older = Edits, newer = next.Edits;
        while (!older.IsEmpty || !newer.IsEmpty)
        {
            if (!older.IsEmpty && (newer.IsEmpty || older[0].NewEnd <= newer[0].OldStart))
            {
                var edit = older[0];
                older = older[1..];
                result.Add(edit with { NewStart = edit.NewStart + ahead });
                back = edit.OldEnd - edit.NewEnd;
            }
            else if (older.IsEmpty || newer[0].OldEnd <= older[0].NewStart)
            {
                var edit = newer[0];
                newer = newer[1..];
                result.Add(edit with { OldStart = edit.OldStart + back });
                ahead = edit.NewEnd - edit.OldEnd;
            }
            else
            {
                Merge(result, ref older, ref newer, ref back, ref ahead);
            }
        }
        (edits, result.edits) = (result.edits, edits);
        Count = result.Count;
    }

    /// <summary>The edits that hang together by units of the middle text which both have, as one.</summary>
    private static void Merge(EditList result, ref ReadOnlySpan<Edit> older, ref ReadOnlySpan<Edit> newer, ref int back, ref int ahead)
    {
        var start = Math.Min(older[0].NewStart, newer[0].OldStart);
        var (oldStart, newStart) = (start + back, start + ahead);
        var end = start + 1;
        while (true)
        {
            if (!older.IsEmpty && older[0].NewStart < end)
            {
                end = Math.Max(end, older[0].NewEnd);
                back = older[0].OldEnd - older[0].NewEnd;
                older = older[1..];
            }
            else if (!newer.IsEmpty && newer[0].OldStart < end)
            {
                end = Math.Max(end, newer[0].OldEnd);
                ahead = newer[0].NewEnd - newer[0].OldEnd;
                newer = newer[1..];
            }
            else
            {
                break;
            }
        }
        result.Add(new Edit(newStart, end + ahead - newStart, oldStart, end + back - oldStart));
    }

    private int LastAtOrBefore(int unit)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (edits[middle].NewStart <= unit)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }
}
