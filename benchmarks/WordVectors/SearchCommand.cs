using System.CommandLine;
using System.Diagnostics;
using Vectors = SeqML.Embeddings.WordVectors;
using SeqML.Embeddings.Search;
using SeqML.Engine.Randomness;
using Shared;

namespace WordVectors;

/// <summary>How long a search takes, beside plain ones.</summary>
internal static class SearchCommand
{
    public static Command Make()
    {
        var words = new Option<int>("--words") { Description = "How many words there are.", DefaultValueFactory = _ => 400_000 };
        var size = new Option<int>("--size") { Description = "Numbers in a vector.", DefaultValueFactory = _ => 300 };
        var queries = new Option<int>("--queries") { Description = "How many searches are timed.", DefaultValueFactory = _ => 50 };
        var command = new Command("search", "Finds the 10 nearest of many words, in vectors made at random, alone and in clusters.") { words, size, queries };
        command.SetAction(parsed => Run(parsed.GetValue(words), parsed.GetValue(size), parsed.GetValue(queries)));
        return command;
    }

    private static void Run(int count, int size, int queries)
    {
        Console.WriteLine($"{Machine.Description}. {Machine.LoadSentence(Machine.Load())}\n\n| vectors | search | median ms | least ms | processor ms |\n| --- | --- | ---: | ---: | ---: |");
        foreach (var (name, rows) in new[] { ("independent", Independent(count, size)), ("in clusters", InClusters(count, size)) })
        {
            var words = Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"w{i}")).ToArray();
            var vectors = Vectors.Create(words, rows);
            var clock = Stopwatch.StartNew();
            var search = new WordSearch(vectors);
            var made = clock.Elapsed.TotalMilliseconds;
            var alone = new WordSearch(vectors, threads: 1);
            var sought = Enumerable.Range(0, queries).Select(i => (int)((long)i * count / queries)).ToArray();

            // By turns, so that what slows the machine slows all.
            var times = new SortedDictionary<string, List<(double Clock, double Processor)>>();
            foreach (var row in sought)
            {
                var (two, one) = (search.Nearest(words[row]), alone.Nearest(words[row]));
                if (!two.SequenceEqual(one))
                    throw new InvalidOperationException("Two threads found other words than one.");
                Time("1 all cores: Nearest", () => search.Nearest(words[row]));
                Time("2 one thread: Nearest", () => alone.Nearest(words[row]));
                Time("4 all cores: AnalogyByMultiplication", () => search.AnalogyByMultiplication(words[row], words[(row + 1) % count], words[(row + 2) % count]));
            }
            foreach (var row in sought.Take(3))
                Time("5 one thread: plain double code", () => Plain(vectors, row));
            for (var i = 0; i < 3; i++)
            {
                var batch = Enumerable.Range(0, 256).Select(q => vectors[q * count / 256].ToArray()).ToArray();
                Time("3 all cores: NearestToEach of 256, per vector", () => search.NearestToEach(batch), 256);
            }
            foreach (var (what, list) in times)
                Console.WriteLine(FormattableString.Invariant($"| {name} | {what[2..]} | {list.Select(time => time.Clock).Order().ElementAt(list.Count / 2):0.0} | {list.Min(time => time.Clock):0.0} | {list.Average(time => time.Processor):0.0} |"));
            Console.WriteLine(FormattableString.Invariant($"| {name} | made in | {made:0} | | |"));
            Console.WriteLine(FormattableString.Invariant($"| {name} | takes MB beside the {4.0 * count * size / 1e6:0} of the vectors | {search.MemoryBytes / 1e6:0} | | |"));

            void Time(string what, Action work, int parts = 1)
            {
                var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                work();
                if (!times.TryGetValue(what, out var list))
                    times.Add(what, list = []);
                list.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds / parts, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / parts));
            }
        }
    }

    private static float[] Independent(int count, int size)
    {
        var rows = new float[count * size];
        new SeededRandom(1).FillNormal(rows, 1);
        return rows;
    }

    /// <summary>A thousand centres, with words of any distance around each, numbers of very different sizes, and a mean that is not zero: as learned vectors are.</summary>
    private static float[] InClusters(int count, int size)
    {
        var random = new SeededRandom(2);
        var (rows, centres, spread) = (new float[count * size], new float[1000 * size], new float[size]);
        random.FillNormal(centres, 1);
        for (var j = 0; j < size; j++)
            spread[j] = MathF.Exp(random.NextSingle() * 2 - 1) * (j == 7 ? 8 : 1);
        random.FillNormal(rows, 1);
        for (var i = 0; i < count; i++)
        {
            var (centre, near) = (random.NextInteger(1000), 0.3f + 2 * random.NextSingle());
            for (var j = 0; j < size; j++)
                rows[i * size + j] = spread[j] * (near * rows[i * size + j] + centres[centre * size + j] + 0.3f);
        }
        return rows;
    }

    private static List<(int, double)> Plain(Vectors vectors, int query)
    {
        var found = new List<(int, double)>(vectors.Count);
        for (var row = 0; row < vectors.Count; row++)
        {
            double sum = 0, squares = 0, own = 0;
            ReadOnlySpan<float> x = vectors[query], y = vectors[row];
            for (var i = 0; i < x.Length; i++)
                (sum, squares, own) = (sum + (double)x[i] * y[i], squares + (double)y[i] * y[i], own + (double)x[i] * x[i]);
            found.Add((row, sum / (Math.Sqrt(own) * Math.Sqrt(squares))));
        }
        return [.. found.OrderByDescending(item => item.Item2).Take(10)];
    }
}
