namespace SeqML.Text.Normalization.Masking;

/// <summary>What stages that put a mask for what they find have in common.</summary>
internal static class Replacement
{
    /// <summary>Puts a mask for each thing that is found.</summary>
    /// <param name="editor">A change of the text that <paramref name="finder"/> walks over; it is committed.</param>
    /// <param name="finder">What finds.</param>
    /// <param name="with">The mask.</param>
    public static void Apply<TFinder>(ref Editing.TextEditor editor, TFinder finder, string with)
        where TFinder : IFinder, allows ref struct
    {
        while (finder.MoveNext(out var found))
            editor.Replace(found.Start, found.Length, with);
        editor.Commit();
    }
}
