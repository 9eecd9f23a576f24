using System.Globalization;
using SeqML.Engine.Randomness;

namespace Classification;

/// <summary>The public data of the table, read from a folder.</summary>
internal static class Datasets
{
    private const int SplitSeed = 20_000;

    private static readonly Dictionary<string, Func<string, Dataset>> Readers = new()
    {
        ["sst2"] = folder => Sst2(folder, "sst2", isValidatedByDevelopment: false, "train.tsv", "SST-2 (Socher et al. 2013), trained on sentences; its authors' test set."),
        ["sst2-phrases"] = folder => Sst2(folder, "sst2-phrases", isValidatedByDevelopment: true, "train-phrases.tsv",
            "SST-2, trained on the distinct phrases of the training trees; the same test sentences. Validated by the authors' development sentences: of phrases that were kept apart, parts would be among the training rows."),
        ["banking77"] = Banking77,
        ["uci"] = Uci,
        ["sms"] = Sms,
    };

    public static IReadOnlyCollection<string> Names => Readers.Keys;

    public static Dataset Read(string name, string folder) => Readers[name](folder);

    private static Dataset Sst2(string folder, string name, bool isValidatedByDevelopment, string training, string note)
    {
        LabelledText[] File(string file) => [.. Rows(Path.Combine(folder, "sst2", file)).Select(row => Text(row[1], int.Parse(row[0], CultureInfo.InvariantCulture)))];
        var (data, development) = (new Dataset { Name = name, Note = note, Classes = 2, Training = File(training), Test = File("test.tsv") }, File("dev.tsv"));
        return isValidatedByDevelopment ? data with { Validation = development } : data with { Development = development };
    }

    private static Dataset Banking77(string folder)
    {
        var (training, test) = (Rows(Path.Combine(folder, "banking77", "train.tsv")), Rows(Path.Combine(folder, "banking77", "test.tsv")));
        var classes = training.Select(row => row[0]).Distinct().Order(StringComparer.Ordinal).ToList();
        LabelledText[] Texts(List<string[]> rows) => [.. rows.Select(row => Text(row[1], classes.IndexOf(row[0])))];
        return new Dataset
        {
            Name = "banking77", Note = "BANKING77 (Casanueva et al. 2020), 77 intents; its authors' test set.", Classes = classes.Count, Training = Texts(training), Test = Texts(test),
        };
    }

    private static Dataset Uci(string folder)
    {
        var rows = Rows(Path.Combine(folder, "uci-sentences.tsv"));
        return OwnSplit("uci", "Sentences of Amazon, IMDb and Yelp (Kotzias et al. 2015), all three together.",
            rows.Select(row => (Text(row[1], int.Parse(row[0], CultureInfo.InvariantCulture)), Group: row[0] + row[2])));
    }

    private static Dataset Sms(string folder)
    {
        var rows = Rows(Path.Combine(folder, "sms-spam.tsv"), hasHeader: false);
        return OwnSplit("sms", "SMS Spam Collection (Almeida et al. 2011). Some messages are there several times, and so in training and test.",
            rows.Select(row => (Text(row[1], row[0] == "spam" ? 1 : 0), Group: row[0])));
    }

    /// <summary>A fifth of each group to test on, the same in each run.</summary>
    private static Dataset OwnSplit(string name, string note, IEnumerable<(LabelledText Text, string Group)> rows)
    {
        var random = new SeededRandom(SplitSeed);
        var (training, test) = (new List<LabelledText>(), new List<LabelledText>());
        foreach (var group in rows.GroupBy(row => row.Group).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var texts = group.Select(row => row.Text).ToArray();
            random.Shuffle(texts.AsSpan());
            test.AddRange(texts[..(texts.Length / 5)]);
            training.AddRange(texts[(texts.Length / 5)..]);
        }
        return new Dataset
        {
            Name = name, Classes = 2, Training = [.. training], Test = [.. test],
            Note = string.Create(CultureInfo.InvariantCulture, $"{note} There is no official split: a fifth of each source and class is the test set, drawn with the fixed seed {SplitSeed}."),
        };
    }

    private static LabelledText Text(string text, int @class) => new(text.Replace('\r', ' ').ToLowerInvariant(), @class);

    private static List<string[]> Rows(string file, bool hasHeader = true) =>
        [.. File.ReadLines(file).Skip(hasHeader ? 1 : 0).Where(line => line.Length > 0).Select(line => line.Split('\t'))];
}
