using System.Numerics.Tensors;
using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Tasks.Classification;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Explanation;

/// <summary>
/// The logit of a class of a trained network, and its gradient with respect to words' vectors. Walking a tape backwards writes the gradients of parameters, too, which a
/// model's threads share; so this has parameters of its own, a copy of all but the words' vectors, which are read from the model.
/// </summary>
internal sealed class GradientNetwork
{
    private readonly ClassifierNetwork network;
    private readonly Parameter[] learned;
    private readonly Tape tape = new(records: true);
    private readonly PackedSequences sequences = new();
    private readonly SeededRandom unused = new(0); // the copy drops nothing
    private int[] lengths = [];

    public GradientNetwork(ClassifierConfig config, ClassifierNetwork trained)
    {
        var options = config.Options;
        options = options with { Dropout = 0, Embedding = options.Embedding with { Dropout = 0 }, Encoder = options.Encoder.WithoutDropout() };
        network = new ClassifierNetwork(config with { Options = options, VocabularySize = Vocabulary.UnknownId + 1 }, random: null);
        var copies = network.Parameters.Where(named => named.Parameter != network.WordVectors).ToDictionary(named => named.Name, named => named.Parameter);
        foreach (var (name, parameter) in trained.Parameters)
            if (copies.TryGetValue(name, out var copy))
            {
                parameter.Tensor.Values.CopyTo(copy.Tensor.Values);
                copy.OnChanged();
            }
        learned = [.. copies.Values];
    }

    /// <summary>Adds the gradient of a class's logit, at points on the way from zeros to a text, to one.</summary>
    /// <param name="vectors">[T, E]: the words' vectors of the text.</param>
    /// <param name="size">E.</param>
    /// <param name="classIndex">The class.</param>
    /// <param name="points">How much of the vectors there is at each point: 1 is the text itself.</param>
    /// <param name="gradient">[T, E]; gains the sum over the points.</param>
    public void AddGradients(ReadOnlySpan<float> vectors, int size, int classIndex, ReadOnlySpan<float> points, Span<double> gradient)
    {
        var words = vectors.Length / size;
        if (lengths.Length < points.Length)
            lengths = new int[points.Length];
        lengths.AsSpan(0, points.Length).Fill(words);
        sequences.Set(lengths.AsSpan(0, points.Length));
        var x = tape.Allocate(Shape.Matrix(sequences.Rows, size)); // [T points, E]: step by step, in each the points side by side
        for (var word = 0; word < words; word++)
            for (var point = 0; point < points.Length; point++)
                TensorPrimitives.Multiply(vectors.Slice(word * size, size), points[point], x.Values.Slice((word * points.Length + point) * size, size));

        foreach (var parameter in learned)
            parameter.ClearGradient(); // nobody reads them, but sums without end are not numbers some day
        var logit = ColumnSumOperation.Apply(tape, network.Read(tape, x, sequences, unused), classIndex);
        tape.Backward(logit);
        for (var word = 0; word < words; word++)
            for (var point = 0; point < points.Length; point++)
            {
                var from = x.Gradient.Slice((word * points.Length + point) * size, size);
                var to = gradient.Slice(word * size, size);
                for (var i = 0; i < size; i++)
                    to[i] += from[i];
            }
        tape.Reset();
    }
}
