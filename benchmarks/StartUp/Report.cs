using System.Globalization;
using System.Text;
using Shared;

namespace StartUp;

/// <summary>Start-up times and sizes as Markdown.</summary>
internal static class Report
{
    public static string Write(IReadOnlyList<Contender> contenders, int runs, double? load, IEnumerable<string> notes)
    {
        var text = new StringBuilder();
        Line("# From the start of a process to its first prediction, and what a user ships");
        Line();
        Line($"{Machine.Date}, commit {Machine.Commit}; {Machine.Description}. {Machine.LoadSentence(load)}");
        Line();
        Line("Each program is started anew, loads a saved model of the size of lstm-bi (vocabulary 20,000, embedding and hidden 128, both directions), predicts one text of 20 words, and prints. "
            + $"Timed from starting the process to the printed line; median of {runs} runs by turns, all files in the operating system's cache. "
            + "ReadyToRun is `dotnet publish -p:PublishReadyToRun=true`: compiled ahead of time, and again while running where it is hot.");
        foreach (var note in notes)
            Line($"**{note}**");
        Line();
        Line("| | first prediction, s | least - most | model, MB | ships beside it, MB | what | runtime, MB |");
        Line("| --- | ---: | ---: | ---: | ---: | --- | ---: |");
        foreach (var contender in contenders)
            Line(string.Create(CultureInfo.InvariantCulture, $"| {contender.Name} | {Timing.Median(contender.Seconds):0.00} | {contender.Seconds.Min():0.00} - {contender.Seconds.Max():0.00} ")
                + $"| {Megabytes(contender.ModelBytes)} | {Megabytes(contender.Bytes)} | {contender.Ships} | {Megabytes(contender.RuntimeBytes)} |");
        Line();
        Line("The runtime, which must be installed too: .NET's shared framework; Python's program and standard library; node's program. "
            + "PyTorch's size is its package and the libraries that importing it loads from elsewhere, without what they need of others' packages.");
        return text.ToString();

        void Line(string line = "") => text.Append(line).Append('\n');
    }

    private static string Megabytes(long bytes) => bytes == 0 ? "" : (bytes / 1e6).ToString(bytes < 99e5 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
