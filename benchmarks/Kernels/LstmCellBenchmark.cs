using BenchmarkDotNet.Attributes;
using SeqML.Engine.Kernels.Recurrent;

namespace Kernels;

/// <summary>An LSTM cell's step against the same in plain code with MathF.</summary>
[InProcess]
public class LstmCellBenchmark
{
    private const int Size = 128;

    private readonly float[] sums = new float[4 * Size], gates = new float[4 * Size];
    private readonly float[] before = new float[Size], cell = new float[Size], cellTanh = new float[Size], hidden = new float[Size];

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        foreach (ref var value in sums.AsSpan())
            value = 4 * random.NextSingle() - 2;
    }

    [Benchmark(Baseline = true)]
    public void Plain()
    {
        for (var j = 0; j < Size; j++)
        {
            var i = 1 / (1 + MathF.Exp(-sums[j]));
            var f = 1 / (1 + MathF.Exp(-sums[Size + j]));
            var g = MathF.Tanh(sums[2 * Size + j]);
            var o = 1 / (1 + MathF.Exp(-sums[3 * Size + j]));
            cell[j] = f * before[j] + i * g;
            cellTanh[j] = MathF.Tanh(cell[j]);
            hidden[j] = o * cellTanh[j];
        }
    }

    [Benchmark]
    public void Kernel()
    {
        sums.CopyTo(gates, 0);
        LstmCellKernel.Forward(gates, before, cell, cellTanh, hidden);
    }
}
