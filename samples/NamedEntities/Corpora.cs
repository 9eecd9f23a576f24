using Microsoft.ML;
using SeqML;
using Spectre.Console;

namespace NamedEntities;

/// <summary>The sentences to train on, to judge epochs by (null: the trainer takes some of the first) and to test with.</summary>
internal static class Corpora
{
    public static (IDataView Train, IDataView? Dev, IDataView Test) Load(MLContext ml, Settings settings)
    {
        var data = ml.SeqML().Data;
        var own = settings.TrainFile is null;
        var train = Corpus.Check(settings.TrainFile ?? Own("train.conll"));
        var dev = Further(own ? Own("dev.conll") : settings.DevFile, train);
        var test = Further(own ? Own("test.conll") : settings.TestFile, train);
        var all = data.LoadFromConll(train.File);
        if (test is not null)
            return (all, dev is null ? null : data.LoadFromConll(dev.File), data.LoadFromConll(test.File));
        if (train.Sentences < 20)
            throw new InvalidDataException($"Expected at least 20 sentences in '{train.File}', a tenth of which can be kept for testing, found {train.Sentences}. Give more, or a file as --test.");
        var split = ml.Data.TrainTestSplit(all, testFraction: 0.1, seed: settings.Seed);
        return (split.TrainSet, dev is null ? null : data.LoadFromConll(dev.File), split.TestSet);
    }

    private static string Own(string name) => Path.Combine(AppContext.BaseDirectory, "data", name);

    private static Corpus? Further(string? file, Corpus train)
    {
        if (file is null)
            return null;
        var corpus = Corpus.Check(file, train);
        foreach (var tag in corpus.TagsBeyond(train))
            AnsiConsole.MarkupLineInterpolated($"[yellow]'{corpus.File}' has the tag '{tag}', of which '{train.File}' has none: it cannot be learned.[/]");
        return corpus;
    }
}
