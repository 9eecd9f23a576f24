using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Tests.Explanation;

/// <summary>A small network of random weights, with dropout everywhere, and what it says of given vectors.</summary>
internal sealed class ExplainedNetwork
{
    public const int Classes = 3;
    public const int Size = 6;

    private static readonly string[] Words = ["a", "b", "c", "d"];

    public ExplainedNetwork(Encoder encoder, Pooling pooling, float spread = 1, int maximumTokens = 512)
    {
        var config = new ClassifierConfig
        {
            Input = InputKind.Tokens,
            Classes = Classes,
            VocabularySize = Words.Length + 2,
            Options = new ClassifierOptions { Encoder = encoder, Embedding = new() { Size = Size, Dropout = 0.4f }, Pooling = pooling, Dropout = 0.4f, MaximumTokens = maximumTokens },
        };
        Network = new ClassifierNetwork(config, new SeededRandom(1));
        foreach (ref var number in Network.WordVectors.Tensor.Values)
            number *= 10 * spread; // they come with a spread of 0.1
        Model = new TextClassifier(config, new Vocabulary(Words), Network);
    }

    public ClassifierNetwork Network { get; }

    public TextClassifier Model { get; }

    /// <summary>The same network, as one of labels.</summary>
    public MultilabelClassifier Labels => new(Model.Config with { Task = ClassifierConfig.Multilabel }, new Vocabulary(Words), Network);

    /// <summary>The same network, of whose logits the first is a value on a scale.</summary>
    public TextRegressor ValueOn(ValueScale scale) => new(Model.Config with { Task = ClassifierConfig.Regression, Scale = scale }, new Vocabulary(Words), Network);

    public Parameter Weight(string name) => Network.Parameters.Single(named => named.Name == name).Parameter;

    /// <summary>The words' vectors, those of word 0 first.</summary>
    public float[] VectorsOf(params string[] text) =>
        [.. text.SelectMany(word => Network.WordVectors.Tensor.Values.Slice((Array.IndexOf(Words, word) + 2) * Size, Size).ToArray())];

    /// <summary>F: the logit of a class.</summary>
    public double Logit(float[] vectors, int classIndex)
    {
        var (tape, sequences) = (new Tape(records: false), new PackedSequences());
        sequences.Set([vectors.Length / Size]);
        var x = tape.Allocate(Shape.Matrix(vectors.Length / Size, Size));
        vectors.CopyTo(x.Values);
        return Network.Read(tape, x, sequences, new SeededRandom(0)).Values[classIndex];
    }

    /// <summary>x_t . dF/dx_t at a share of the vectors, by differences: how F changes where word t alone grows by a share of itself.</summary>
    public double Slope(float[] vectors, double share, int word, int classIndex)
    {
        return (4 * Difference(1.0 / 32) - Difference(1.0 / 16)) / 3; // Richardson: the error of the second order cancels

        double Difference(double step) => (Moved(step) - Moved(-step)) / (2 * step);

        double Moved(double step) => Logit([.. vectors.Select((number, place) => (float)(number * (share + (place / Size == word ? step : 0))))], classIndex);
    }
}
