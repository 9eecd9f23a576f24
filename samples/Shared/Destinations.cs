namespace Samples;

/// <summary>Finds out before training, and not after it, whether there is a place for what comes of it.</summary>
internal static class Destinations
{
    public static void Require(params string?[] files)
    {
        foreach (var file in files.OfType<string>())
        {
            if (file.Length == 0 || Directory.Exists(file))
                throw new IOException($"Expected the name of a file to write, found '{file}'{(file.Length == 0 ? "" : ", which is a folder")}.");
            var aside = file + ".tmp";
            try
            {
                File.WriteAllBytes(aside, []);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new IOException($"Expected to be able to write '{file}', found: {error.Message}", error);
            }
            File.Delete(aside);
        }
    }
}
