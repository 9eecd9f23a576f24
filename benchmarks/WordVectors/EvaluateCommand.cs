using System.CommandLine;
using System.Diagnostics;
using Vectors = SeqML.Embeddings.WordVectors;
using SeqML.Embeddings.Evaluation;
using Shared;

namespace WordVectors;

/// <summary>How good vectors of a file are, by the usual tests.</summary>
internal static class EvaluateCommand
{
    public static Command Make()
    {
        var data = new Option<string>("--data") { Description = "The folder with word-similarity/ and word-vectors/.", DefaultValueFactory = _ => "../shared/data" };
        var vectors = new Option<string?>("--vectors") { Description = "The file of vectors; without it GloVe's Twitter vectors of the data." };
        var command = new Command("evaluate", "Word similarity and analogies of a file of vectors.") { data, vectors };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetRequiredValue(data);
            Console.WriteLine($"{Machine.Description}. {Machine.LoadSentence(Machine.Load())}\n");
            Report(Vectors.Load(parsed.GetValue(vectors) ?? Path.Combine(folder, "word-vectors", "glove.twitter.27B.25d.top12k.txt")), folder);
        });
        return command;
    }

    private static void Report(Vectors vectors, string folder)
    {
        foreach (var file in new[] { "EN-WS-353-ALL.txt", "EN-SIMLEX-999.txt", "EN-RG-65.txt", "EN-MEN-TR-3k.txt" })
            Console.WriteLine(WordSimilarity.Evaluate(vectors, WordPairs.Load(Path.Combine(folder, "word-similarity", file))));
        var questions = AnalogyQuestions.Load(Path.Combine(folder, "word-similarity", "questions-words.txt"));
        foreach (var method in Enum.GetValues<AnalogyMethod>())
        {
            var clock = Stopwatch.StartNew();
            var result = WordAnalogies.Evaluate(vectors, questions, new AnalogyOptions { Method = method });
            Console.WriteLine(FormattableString.Invariant($"\n{method}, {result.Total.Asked / clock.Elapsed.TotalSeconds:#,0} questions a second\n{result}"));
        }
    }
}
