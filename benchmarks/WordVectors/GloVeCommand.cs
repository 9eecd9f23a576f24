using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SeqML.Embeddings.Evaluation;
using SeqML.Embeddings.Learning;
using SeqML.Embeddings.Learning.Corpora;
using Shared;
using Vectors = SeqML.Embeddings.WordVectors;

namespace WordVectors;

/// <summary>"glove": GloVe from WikiText-2, beside the authors' own program.</summary>
internal static partial class GloVeCommand
{
    public static Command Make()
    {
        var data = new Option<string>("--data") { Description = "The folder with wikitext2/ and word-similarity/.", DefaultValueFactory = _ => "../shared/data" };
        var peer = new Option<string?>("--peer") { Description = "The folder with the authors' programs, built: vocab_count, cooccur, shuffle, glove (https://github.com/stanfordnlp/GloVe). Without it they are left out." };
        var epochs = new Option<int>("--epochs") { Description = "How often the triples are gone through.", DefaultValueFactory = _ => 15 };
        var size = new Option<int>("--size") { Description = "Numbers in a vector.", DefaultValueFactory = _ => 100 };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => 2 };
        var threads = new Option<int>("--threads") { Description = "Of each.", DefaultValueFactory = _ => 1 };
        var command = new Command("glove", "GloVe from WikiText-2, beside the authors' program: its cost, how good, and how fast.") { data, peer, epochs, size, seeds, threads };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetRequiredValue(data);
            var (pairs, temporary) = (WordPairs.Load(Path.Combine(folder, "word-similarity", "EN-WS-353-ALL.txt")), Directory.CreateTempSubdirectory("glove-"));
            var options = new GloVeOptions { Size = parsed.GetValue(size), Epochs = parsed.GetValue(epochs), Threads = parsed.GetValue(threads), FullWeightCount = 10 };
            Console.WriteLine($"{Machine.Description}. {Machine.LoadSentence(Machine.Load())}\n\n| | seed | triples | cost of each epoch | Spearman of WS-353 | triples/s learned | processor s |\n| --- | ---: | ---: | --- | ---: | ---: | ---: |");
            try
            {
                // The authors' program takes "<unk>" for its own word.
                var corpus = Path.Combine(temporary.FullName, "corpus.txt");
                File.WriteAllText(corpus, File.ReadAllText(Path.Combine(folder, "wikitext2", "train.txt")).Replace("<unk>", "UNK", StringComparison.Ordinal));
                for (var seed = 1; seed <= parsed.GetValue(seeds); seed++)
                {
                    Own(corpus, options with { Seed = seed }, pairs);
                    if (parsed.GetValue(peer) is { } programs)
                        Peer(programs, temporary.FullName, options with { Seed = seed }, pairs);
                }
            }
            finally
            {
                temporary.Delete(recursive: true);
            }
        });
        return command;
    }

    private static void Own(string corpus, GloVeOptions options, WordPairs pairs)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var learned = GloVe.Learn(WordLines.FromFile(corpus), options);
        var took = Process.GetCurrentProcess().TotalProcessorTime - before;
        Row("SeqML", options, learned.TripleCount, learned.Costs, WordSimilarity.Evaluate(learned.Vectors, pairs).Spearman, learned.TriplesPerSecond, took.TotalSeconds);
        Console.Error.WriteLine(FormattableString.Invariant($"{learned.WordsPerSecond:#,0} words counted a second, {learned.Elapsed.TotalSeconds:0.0} s in all"));
    }

    private static void Peer(string programs, string folder, GloVeOptions options, WordPairs pairs)
    {
        var command = FormattableString.Invariant($"""
            set -e; cd '{folder}'; P='{Path.GetFullPath(programs)}'; TIMEFORMAT='processor %U'; exec 2>&1
            $P/vocab_count -min-count {options.MinimumCount} -verbose 0 < corpus.txt > vocab.txt
            time $P/cooccur -memory 1 -vocab-file vocab.txt -verbose 0 -window-size {options.Window} < corpus.txt > pairs.bin
            time $P/shuffle -memory 1 -verbose 0 -seed {options.Seed} < pairs.bin > shuffled.bin
            echo triples $(($(stat -c %s pairs.bin) / 16)); date +%s.%N
            time $P/glove -save-file vectors -threads {options.Threads} -input-file shuffled.bin -x-max {options.FullWeightCount} -iter {options.Epochs} -vector-size {options.Size} -binary 0 -vocab-file vocab.txt -verbose 1 -seed {options.Seed}
            date +%s.%N
            """);
        var said = new Script("bash", new Dictionary<string, string>()).Run("-c", command);
        var costs = Numbers(CostPattern(), said);
        var (triples, seconds) = ((long)Numbers(TriplesPattern(), said)[0], Numbers(ClockPattern(), said));
        // The last line is a vector for words that were never met.
        File.WriteAllLines(Path.Combine(folder, "own.txt"), File.ReadLines(Path.Combine(folder, "vectors.txt")).Where(line => !line.StartsWith("<unk> ", StringComparison.Ordinal)));
        var spearman = WordSimilarity.Evaluate(Vectors.Load(Path.Combine(folder, "own.txt")), pairs).Spearman;
        Row("the authors' program", options, triples, costs, spearman, triples * options.Epochs / (seconds[1] - seconds[0]), Numbers(ProcessorPattern(), said).Sum());
    }

    private static void Row(string name, GloVeOptions options, long triples, IReadOnlyList<double> costs, double spearman, double speed, double processor) => Console.WriteLine(FormattableString.Invariant(
        $"| {name} | {options.Seed} | {triples:#,0} | {string.Join(", ", costs.Where((_, i) => i < 3 || i == costs.Count - 1).Select(cost => cost.ToString("0.000000", CultureInfo.InvariantCulture)))} | {spearman:0.000} | {speed:#,0} | {processor:0} |"));

    private static double[] Numbers(Regex pattern, string said) => [.. pattern.Matches(said).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"cost: ([\d.]+)")]
    private static partial Regex CostPattern();

    [GeneratedRegex(@"triples (\d+)")]
    private static partial Regex TriplesPattern();

    [GeneratedRegex(@"^(\d{9,}\.\d+)", RegexOptions.Multiline)]
    private static partial Regex ClockPattern();

    [GeneratedRegex(@"processor ([\d.]+)")]
    private static partial Regex ProcessorPattern();
}
