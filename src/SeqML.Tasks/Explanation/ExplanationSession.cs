using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Tasks.Classification;

namespace SeqML.Tasks.Explanation;

/// <summary>The memory of one explanation, used again by the next.</summary>
internal sealed class ExplanationSession
{
    /// <summary>Rows of words that one walk takes at the most, where a text alone has not more: memory stays small, and products large enough to be quick.</summary>
    private const int WalkedRows = 2048;

    private readonly ClassifierNetwork network;
    private readonly int size;
    private readonly Lazy<GradientNetwork> gradients; // a copy of the network, which attention does without
    private readonly Tape tape = new(records: false);
    private readonly PackedSequences sequences = new();
    private readonly SeededRandom unused = new(0); // a tape that does not record drops nothing
    private readonly AttentionWeights attention = new();
    private readonly float[] logits;
    private float[] vectors = [];
    private double[] gradient = [];
    private double[] scores = [];
    private float[] points = [];

    public ExplanationSession(ClassifierConfig config, ClassifierNetwork network)
    {
        (this.network, size) = (network, config.Options.Embedding.Size);
        (Words, logits, Answers) = (new ReadWords(config.Options.MaximumTokens), new float[config.Classes], new float[config.Classes]);
        gradients = new(() => new GradientNetwork(config, network));
    }

    /// <summary>The words of the text, to be filled first.</summary>
    public ReadWords Words { get; }

    /// <summary>[C], of the text that <see cref="Read"/> read.</summary>
    public Span<float> Logits => logits;

    /// <summary>[C], memory for the answers.</summary>
    public float[] Answers { get; }

    /// <summary>A score a word, of the last explanation.</summary>
    public ReadOnlySpan<double> Scores => scores.AsSpan(0, Words.Count);

    private Span<float> Vectors => vectors.AsSpan(0, Words.Ids.Length * size);

    private Span<double> Gradient => gradient.AsSpan(0, Words.Ids.Length * size);

    /// <summary>Reads the words' vectors, and computes the logits just as a prediction does.</summary>
    public void Read()
    {
        Words.End();
        var ids = Words.Ids;
        if (vectors.Length < ids.Length * size)
            (vectors, gradient, scores) = (new float[ids.Length * size], new double[ids.Length * size], new double[ids.Length]);
        for (var i = 0; i < ids.Length; i++)
            network.WordVectors.Tensor.Values.Slice(ids[i] * size, size).CopyTo(vectors.AsSpan(i * size, size));
        sequences.Set([ids.Length]);
        Run(Vectors, logits);
    }

    /// <summary>a_t: what the pooling looked at.</summary>
    public void ExplainByAttention()
    {
        var weights = attention.At(0, 0, 0);
        for (var word = 0; word < Words.Count; word++)
            scores[word] = weights[word];
    }

    /// <summary>x_t . dF/dx_t.</summary>
    public void ExplainByGradient(int classIndex)
    {
        Gradient.Clear();
        gradients.Value.AddGradients(Vectors, size, classIndex, [1], Gradient);
        Score(1);
    }

    /// <summary>x_t . (1/m) sum over k of dF/dx_t at (k - 1/2)/m x: equation 1 of Sundararajan et al. (2017), by the midpoint rule.</summary>
    /// <returns>F(x) - F(0), which the scores' sum approaches.</returns>
    public double ExplainByIntegral(int classIndex, int steps)
    {
        Gradient.Clear();
        var walked = Math.Clamp(WalkedRows / Words.Ids.Length, 1, steps);
        if (points.Length < walked)
            points = new float[walked];
        for (var first = 0; first < steps; first += walked)
        {
            var now = points.AsSpan(0, Math.Min(walked, steps - first));
            for (var i = 0; i < now.Length; i++)
                now[i] = (float)((first + i + 0.5) / steps);
            gradients.Value.AddGradients(Vectors, size, classIndex, now, Gradient);
        }
        Score(steps);
        var ofText = logits[classIndex];
        Vectors.Clear();
        Run(Vectors, logits);
        return (double)ofText - logits[classIndex];
    }

    public void Clear() => Words.Clear();

    private void Run(ReadOnlySpan<float> words, Span<float> result)
    {
        var x = tape.Allocate(Shape.Matrix(Words.Ids.Length, size)); // [T, E]
        words.CopyTo(x.Values);
        network.Read(tape, x, sequences, unused, attention).Values.CopyTo(result); // [1, C]
        tape.Reset();
    }

    private void Score(int steps)
    {
        for (var word = 0; word < Words.Count; word++)
        {
            var sum = 0d;
            for (var i = word * size; i < (word + 1) * size; i++)
                sum += vectors[i] * gradient[i];
            scores[word] = sum / steps;
        }
    }
}
