using SeqML.Engine.Kernels.Logistic;
using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Learning.Steps;

/// <summary>What one thread has to learn from sentences. Nothing is allocated after it was made.</summary>
internal abstract class SentenceLearner
{
    private readonly float[] gradient;
    private readonly float[] scratch;
    private LossSum loss = new();

    protected SentenceLearner(LearningModel model, int window, SeededRandom random)
    {
        (Model, Window, Random) = (model, window, random);
        (Hidden, gradient) = (new float[model.Stride], new float[model.Stride]);
        scratch = new float[LogisticRowsKernel.ScratchLength(model.Targets.Longest)];
    }

    /// <summary>The sum of the losses of all pairs.</summary>
    public double Loss => loss.Value;

    /// <summary>How many pairs there were: a word that is foretold, and what it is foretold from.</summary>
    public long Pairs { get; private set; }

    protected LearningModel Model { get; }

    protected int Window { get; }

    protected SeededRandom Random { get; }

    /// <summary>What a word is foretold from; above the model's size it is zero.</summary>
    protected float[] Hidden { get; }

    /// <summary>What the last <see cref="Step"/> says should be added to <see cref="Hidden"/>.</summary>
    protected Span<float> Gradient => gradient.AsSpan(0, Model.Size);

    /// <summary>Learns from the words of a sentence that are left after subsampling.</summary>
    public abstract void Learn(ReadOnlySpan<int> words, float rate);

    /// <summary>One pair: moves the rows of the output matrix.</summary>
    protected void Step(ReadOnlySpan<int> rows, ReadOnlySpan<float> signs, float rate)
    {
        loss.Add(LogisticRowsKernel.Step(Hidden, gradient, Model.Output, rows, signs, rate, scratch));
        Pairs++;
    }

    /// <summary>Rows that <see cref="Step"/> will need soon.</summary>
    protected void PrefetchOutput(ReadOnlySpan<int> rows) => RowSumKernel.Prefetch(Model.Output, Model.Stride, rows);

    /// <summary>The words around the one at <paramref name="center"/>, at a distance that is drawn. (Mikolov et al. 2013a, section 3.2.)</summary>
    protected (int First, int Last) DrawWindow(int center, int length)
    {
        var distance = 1 + Random.NextInteger(Window);
        return (Math.Max(0, center - distance), Math.Min(length - 1, center + distance));
    }
}
