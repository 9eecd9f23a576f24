using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.Tasks.Tests;

/// <summary>Texts whose class is the order of their words: without it, no counting of words tells them apart.</summary>
internal static class Problems
{
    private static readonly string[] Fillers = ["x", "y", "z"];

    /// <summary>Texts of a and b among others; class 0 has a before b.</summary>
    public static (string[][] Texts, int[] Classes) TwoWords(int rows, int seed) => Order([["a", "b"], ["b", "a"]], rows, seed);

    /// <summary>Texts of a, b and c among others, a class for each of their six orders.</summary>
    public static (string[][] Texts, int[] Classes) ThreeWords(int rows, int seed) =>
        Order([["a", "b", "c"], ["a", "c", "b"], ["b", "a", "c"], ["b", "c", "a"], ["c", "a", "b"], ["c", "b", "a"]], rows, seed);

    /// <summary>a = 1, b = 2, ..., x = 24, ...</summary>
    public static uint[] Keys(string[] text) => [.. text.Select(word => (uint)(word[0] - 'a' + 1))];

    /// <summary>A network that learns these in a second.</summary>
    public static ClassifierOptions Options(Pooling pooling = Pooling.Max, bool bidirectional = true, int layers = 1) => new()
    {
        Encoder = new LstmEncoder { HiddenSize = 8, Bidirectional = bidirectional, Layers = layers, Dropout = 0 },
        Embedding = new() { Size = 6, MinimumCount = 1, Dropout = 0 },
        Pooling = pooling,
        Dropout = 0,
        Training = new() { Epochs = 20, Patience = 20, BatchSize = 8, LearningRate = 0.02f, Seed = 1 },
    };

    /// <summary>One epoch, with every kind of dropout: what it learns does not matter.</summary>
    public static ClassifierOptions Quick(int seed = 1) => Options() with
    {
        Encoder = new LstmEncoder { HiddenSize = 4, Layers = 2 },
        Embedding = new() { Size = 3, MinimumCount = 1 },
        Dropout = 0.3f,
        Training = new() { Epochs = 1, Seed = seed },
    };

    /// <summary>A model of the given kind, made in no time.</summary>
    public static TextClassifier QuickModel(InputKind input, int seed = 1)
    {
        var (texts, classes) = ThreeWords(40, seed: 3);
        return input == InputKind.Keys
            ? ClassifierTrainer.Train([.. texts.Select(Keys)], 26, classes, 6, Quick(seed)).Model
            : ClassifierTrainer.Train(texts, classes, 6, input, Quick(seed)).Model;
    }

    private static (string[][] Texts, int[] Classes) Order(string[][] orders, int rows, int seed)
    {
        var random = new Random(seed);
        var classes = Enumerable.Range(0, rows).Select(row => row % orders.Length).ToArray();
        return ([.. classes.Select(c => WithFillers(orders[c], random))], classes);
    }

    private static string[] WithFillers(string[] words, Random random)
    {
        var text = words.ToList();
        for (var fillers = random.Next(4); fillers > 0; fillers--)
            text.Insert(random.Next(text.Count + 1), Fillers[random.Next(Fillers.Length)]);
        return [.. text];
    }
}
