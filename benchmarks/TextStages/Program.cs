using System.CommandLine;
using System.Globalization;
using Microsoft.ML;
using SeqML.Text.Subwords;
using Shared;
using TextStages;

var data = new Option<string>("--data") { Description = "The folder with wikitext2/ and bpe/.", DefaultValueFactory = _ => "../shared/data" };
var rounds = new Option<int>("--rounds") { Description = "How many rounds count.", DefaultValueFactory = _ => 7 };
var output = new Option<string?>("--output") { Description = "Write text-stages.md to this folder." };
var command = new RootCommand("Times the text stages over wikitext2's training text, beside ML.NET's own.") { data, rounds, output };
command.SetAction(parsed =>
{
    var (load, folder, count) = (Machine.Load(), parsed.GetRequiredValue(data), parsed.GetValue(rounds));
    var corpus = new Corpus(Path.Combine(folder, "wikitext2", "train.txt"));
    var report = new Report("dotnet run -c Release --project benchmarks/TextStages -- --data DATA --output benchmarks/results", load);
    long lines = corpus.Lines.Length;

    var plain = Measured(PlainRows.OfTexts(corpus));
    report.Table("Stages of text", "Plain types, line by line. \"Made\" are units of text or tokens.", plain, corpus.Bytes, lines);

    var words = Measured(PlainRows.OfWords(corpus));
    report.Table("Stages of words", "Word by word; the bytes are those of the words alone. \"Made\" are words found or units of stems. Stemmers of other languages do their work on English words here.", words, corpus.WordBytes, lines);

    var subwords = Measured(PlainRows.OfSubwords(corpus,
    [
        ("ByteLevelTokenizer, GPT-2's 50,257 tokens", ByteLevelTokenizer.FromFiles(Path.Combine(folder, "bpe", "encoder.json"), Path.Combine(folder, "bpe", "vocab.bpe"))),
    ]));
    report.Table("Subwords, encoding", "Line by line, to ids. \"Made\" are ids.", subwords, corpus.Bytes, lines);

    var source = typeof(MLContext).Assembly.GetName().Name == "MLNet.Compat" ? "compat/MLNet, **not ML.NET: its own stages are ours here, and tell nothing**" : "ML.NET's own assemblies";
    var pipelines = Measured(PipelineRows.All(corpus));
    report.Table("In a pipeline", $"Rows in memory, one cursor, one getter, with {source}. \"Made\" are units of text or tokens.", pipelines, corpus.Bytes, lines);
    var theirs = pipelines.Single(row => row.Name.StartsWith("ML.NET: NormalizeText, ", StringComparison.Ordinal));
    report.Sentence("Times of ML.NET's chain over ours: " + string.Join("; ", pipelines.Where(row => row.Name.StartsWith("SeqML", StringComparison.Ordinal)).TakeLast(2)
        .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Name["SeqML: ".Length..]} **{theirs.Seconds / row.Seconds:0.00}x**"))) + ".");

    Console.Write(report);
    if (parsed.GetValue(output) is { } results)
        File.WriteAllText(Path.Combine(results, "text-stages.md"), report.ToString());

    List<Row> Measured(List<Row> rows)
    {
        Row.Measure(rows, count);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} rows measured"));
        return rows;
    }
});
return command.Parse(args).Invoke();
