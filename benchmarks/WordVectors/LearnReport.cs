using System.Globalization;
using System.Text;
using Shared;

namespace WordVectors;

/// <summary>The table of what was learned: medians over the seeds.</summary>
internal static class LearnReport
{
    public static string Of(IReadOnlyList<LearnRun> runs, string arguments)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Vectors learned from WikiText-2

            {Machine.Date}, commit {Machine.Commit}, {Machine.Description}. `dotnet run -c Release --project benchmarks/WordVectors -- learn {arguments}`

            Size 100, window 5, 5 negatives drawn by the square root of counts, learning rate 0.05, t = 0.0001, words that come 5 times: fastText's defaults. SeqML and Debian's fastText by turns; medians over the seeds.
            Words/s is what learning itself takes by the clock. Processor seconds are those of the whole run in user code, the reading of the corpus included: on a busy machine they say more.

            | model | | seeds | words/s | processor s | loss of a pair | WS-353 Spearman | pairs | load |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |

            """);
        foreach (var setting in runs.GroupBy(run => run.Setting))
        {
            foreach (var system in setting.GroupBy(run => run.System).OrderByDescending(system => system.Key))
                text.Append(CultureInfo.InvariantCulture, $"""
                    | {setting.Key} | {system.Key} | {system.Count()} | {Timing.Median(system.Select(run => run.WordsPerSecond)):#,0} | {Timing.Median(system.Select(run => run.ProcessorSeconds)):0.0} | {Timing.Median(system.Select(run => run.Loss)):0.000} | {Timing.Median(system.Select(run => run.Spearman)):0.0} ({string.Join(", ", system.Select(run => run.Spearman.ToString("0.0", CultureInfo.InvariantCulture)))}) | {system.First().Pairs} | {system.Min(run => run.Load):0} to {system.Max(run => run.Load):0} |

                    """);
            var (own, peer) = (setting.Where(run => run.System == "SeqML").ToList(), setting.Where(run => run.System != "SeqML").ToList());
            if (own.Count > 0 && peer.Count > 0)
                text.Append(CultureInfo.InvariantCulture, $"""
                    | {setting.Key} | **ratio** | | **{Timing.Median(own.Select(run => run.WordsPerSecond)) / Timing.Median(peer.Select(run => run.WordsPerSecond)):0.0}x** | {Timing.Median(peer.Select(run => run.ProcessorSeconds)) / Timing.Median(own.Select(run => run.ProcessorSeconds)):0.0}x | | | | |

                    """);
        }
        return text.ToString();
    }
}
