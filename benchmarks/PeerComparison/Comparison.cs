using SeqML.Engine.Threading;
using Shared;

namespace PeerComparison;

/// <summary>Runs ours and the peers by turns, and keeps what each round gave.</summary>
/// <param name="torch">PyTorch; null where it is missing.</param>
/// <param name="onnx">ONNX Runtime; null where it is missing.</param>
/// <param name="say">Told how far it is.</param>
internal sealed class Comparison(TorchPeer? torch, OnnxPeer? onnx, Action<string> say)
{
    private readonly Dictionary<(int Threads, string Model), List<Round>> rounds = [];
    private readonly List<ProductRound> products = [];
    private readonly List<double> onnxCalls = [];
    private readonly Dictionary<string, (Memory Ours, Memory? Dense, Memory? Sparse)> memory = [];

    /// <summary>The most GFLOP/s that one core computed in any round.</summary>
    public double Peak { get; private set; }

    /// <summary>A model's rounds with a number of threads; none where that was not measured.</summary>
    public IReadOnlyList<Round> Of(int threads, string model) => rounds.GetValueOrDefault((threads, model)) ?? [];

    public IReadOnlyList<ProductRound> Products => products;

    /// <summary>Seconds of a call from node to a model that does nothing; null where ONNX Runtime is missing.</summary>
    public double? OnnxCall => onnxCalls.Count > 0 ? Timing.Median(onnxCalls) : null;

    /// <summary>Memory of training, by model.</summary>
    public IReadOnlyDictionary<string, (Memory Ours, Memory? Dense, Memory? Sparse)> MemoryOf => memory;

    /// <summary>One round with a number of threads.</summary>
    public void RunRound(int threads, string label)
    {
        using var workers = new Workers(threads);
        var models = Names.Select(name => new ReferenceModel(name, new ReferenceSizes(), workers)).ToArray();
        say($"{label}: SeqML");
        var before = Measure(models);
        Dictionary<string, Measurement>? onnxRows = null;
        if (onnx is not null)
        {
            say($"{label}: ONNX Runtime");
            onnxRows = onnx.Measure(threads, out var call);
            if (threads == 1)
                onnxCalls.Add(call);
        }
        var torchRows = MeasureTorch(threads, label);
        say($"{label}: SeqML again");
        var after = Measure(models);
        foreach (var name in Names)
            Add(threads, name, new Round(Measurement.Middle([before[name], after[name]]),
                torchRows.TryGetValue(name, out var best) ? best : null,
                onnxRows?.TryGetValue(name, out var row) == true ? row : null));
    }

    /// <summary>One round of matrix products, and of the core's peak, on one thread.</summary>
    public void RunProducts(string label)
    {
        say($"{label}: matrix products");
        Peak = Math.Max(Peak, CorePeak.Measure());
        var ours = SquareProducts.Measure();
        Dictionary<int, double>? theirs = null;
        foreach (var coreType in torch is null ? [] : Script.CoreTypes)
        {
            var rows = torch!.MeasureProducts(1, coreType);
            theirs = theirs is null ? rows : theirs.ToDictionary(row => row.Key, row => Math.Max(row.Value, rows[row.Key]));
        }
        products.Add(new ProductRound(ours, theirs));
    }

    /// <summary>The peak memory of training each model, in processes of their own.</summary>
    public void RunMemory()
    {
        say("memory of training");
        foreach (var name in Names)
            memory[name] = (Memory.OfOurs(name), torch?.MeasureMemory(name, "dense"), torch?.MeasureMemory(name, "sparse"));
    }

    private static IReadOnlyList<string> Names => ReferenceModel.Names;

    private static Dictionary<string, Measurement> Measure(ReferenceModel[] models) => models.ToDictionary(model => model.Name, Measurement.Of);

    /// <summary>The best of each cell over dense and sparse gradients and OpenBLAS' core types.</summary>
    private Dictionary<string, Measurement> MeasureTorch(int threads, string label)
    {
        var all = new List<Dictionary<string, Measurement>>();
        foreach (var gradients in torch is null ? [] : (string[])["sparse", "dense"])
            foreach (var coreType in Script.CoreTypes)
            {
                say($"{label}: PyTorch, {gradients}{(coreType.Length > 0 ? ", " + coreType : "")}");
                all.Add(torch!.Measure(threads, gradients, coreType));
            }
        return all.SelectMany(rows => rows).GroupBy(row => row.Key, row => row.Value).ToDictionary(rows => rows.Key, rows => Measurement.Best([.. rows]));
    }

    private void Add(int threads, string model, Round round)
    {
        if (!rounds.TryGetValue((threads, model), out var list))
            rounds[(threads, model)] = list = [];
        list.Add(round);
    }
}
