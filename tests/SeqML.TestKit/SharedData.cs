namespace SeqML.TestKit;

/// <summary>Public data that stays outside of the repository: the folder that SEQML_DATA names, or "shared/data" beside the repository.</summary>
public static class SharedData
{
    /// <summary>Why a test that needs it is skipped.</summary>
    public const string Absent = "the public data is not on this machine: SEQML_DATA names no folder that has it, and there is no shared/data beside the repository";

    /// <summary>A file or folder of the data; null where it is absent.</summary>
    public static string? Find(params string[] path)
    {
        foreach (var root in Roots())
            if (Path.Combine([root, .. path]) is var found && Path.Exists(found))
                return found;
        return null;
    }

    private static IEnumerable<string> Roots()
    {
        if (Environment.GetEnvironmentVariable("SEQML_DATA") is { Length: > 0 } named)
            yield return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "shared", "data");
    }
}
