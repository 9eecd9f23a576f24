namespace PeerComparison;

/// <summary>What the rounds say: each figure is the median of its rounds, taken of ratios within a round where it is one.</summary>
internal sealed class Ratios(Comparison comparison)
{
    /// <summary>Our training speed over PyTorch's; more is better.</summary>
    public Ratio? Train(string model, int threads = 1) => Over(model, threads, round => round.Torch?.Train / round.Ours.Train);

    /// <summary>Our time for one text over ONNX Runtime's; less is better.</summary>
    public Ratio? Latency(string model, int threads = 1) => Over(model, threads, round => round.Ours.PredictOne / round.Onnx?.PredictOne);

    /// <summary>Our time for 64 texts over ONNX Runtime's; less is better.</summary>
    public Ratio? Batch(string model, int threads = 1) => Over(model, threads, round => round.Ours.PredictMany / round.Onnx?.PredictMany);

    /// <summary>Our training speed with two threads over that with one; more is better.</summary>
    public Ratio? TwoThreads(string model) =>
        Ratio.Of(comparison.Of(1, model).Zip(comparison.Of(2, model), (one, two) => (double?)(one.Ours.Train / two.Ours.Train)));

    /// <summary>Our GFLOP/s over OpenBLAS'; more is better.</summary>
    public Ratio? Product(int size) => Ratio.Of(comparison.Products.Select(round => round.Ours[size] / round.OpenBlas?.GetValueOrDefault(size, double.NaN)));

    private Ratio? Over(string model, int threads, Func<Round, double?> ratio) => Ratio.Of(comparison.Of(threads, model).Select(ratio));
}
