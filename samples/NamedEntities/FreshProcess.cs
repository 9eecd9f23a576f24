using System.Diagnostics;

namespace NamedEntities;

/// <summary>Starts this program once more, to show that a process that has trained nothing can load the model and use it.</summary>
internal static class FreshProcess
{
    public static int Load(Settings settings)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("Expected to find the program's own file, found none.");
        var start = new ProcessStartInfo(program);
        // "dotnet NamedEntities.dll" is dotnet's process; its own one is NamedEntities'.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(FreshProcess).Assembly.Location);
        start.ArgumentList.Add("--load");
        start.ArgumentList.Add(settings.ModelFile);
        if (settings.HtmlFile is not null)
        {
            start.ArgumentList.Add("--html");
            start.ArgumentList.Add(settings.HtmlFile);
        }
        foreach (var text in settings.Texts)
            start.ArgumentList.Add(text);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"Expected '{program}' to start, found that it does not.");
        process.WaitForExit();
        return process.ExitCode;
    }
}
