using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.TestKit;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Tests.Optimizers;

/// <summary>torch.optim on a matrix, and on a table with sparse gradients: golden/optimizers.json.</summary>
public sealed class GoldenOptimizerTests
{
    private static readonly GoldenFile Golden = GoldenFile.Load("optimizers.json");

    /// <summary>What make_optimizers.py gave to PyTorch.</summary>
    private static readonly Dictionary<string, (Optimizer Rule, float Decay)> Dense = new()
    {
        ["sgd"] = (new Sgd(), 0),
        ["sgd_decay"] = (new Sgd(), 0.1f),
        ["sgd_momentum"] = (new Sgd { Momentum = 0.9f }, 0),
        ["sgd_dampening"] = (new Sgd { Momentum = 0.8f, Dampening = 0.5f }, 0.01f),
        ["sgd_nesterov"] = (new Sgd { Momentum = 0.9f, Nesterov = true }, 0.01f),
        ["adagrad"] = (new Adagrad(), 0),
        ["adagrad_decay"] = (new Adagrad(), 0.1f),
        ["adagrad_options"] = (new Adagrad { LearningRateDecay = 0.1f, InitialAccumulator = 0.5f, Epsilon = 0.01f }, 0),
        ["rmsprop"] = (new RmsProp(), 0),
        ["rmsprop_decay"] = (new RmsProp(), 0.1f),
        ["rmsprop_momentum"] = (new RmsProp { Momentum = 0.9f }, 0),
        ["rmsprop_centered"] = (new RmsProp { Centered = true, Epsilon = 0.01f }, 0),
        ["rmsprop_options"] = (new RmsProp { Alpha = 0.8f, Epsilon = 0.02f, Momentum = 0.5f, Centered = true }, 0.05f),
        ["adam"] = (new Adam(), 0),
        ["adam_decay"] = (new Adam(), 0.1f),
        ["adam_options"] = (new Adam { Beta1 = 0.5f, Beta2 = 0.75f, Epsilon = 0.125f }, 0.05f),
        ["adamw"] = (new AdamW(), 0),
        ["adamw_decay"] = (new AdamW(), 0.1f),
        ["adamw_options"] = (new AdamW { Beta1 = 0.5f, Beta2 = 0.75f, Epsilon = 0.125f }, 0.05f),
    };

    private static readonly Dictionary<string, (string File, Optimizer Rule)> Sparse = new()
    {
        ["SGD"] = ("sgd", new Sgd()),
        ["Adagrad"] = ("adagrad", new Adagrad()),
        ["Adagrad with options"] = ("adagrad_options", new Adagrad { LearningRateDecay = 0.1f, InitialAccumulator = 0.5f, Epsilon = 0.01f }),
        ["SparseAdam as Adam"] = ("sparse_adam", new Adam()),
        ["SparseAdam as AdamW"] = ("sparse_adam", new AdamW()),
        ["SparseAdam with betas as Adam"] = ("sparse_adam_betas", new Adam { Beta1 = 0.5f, Beta2 = 0.75f }),
    };

    public static TheoryData<string> DenseNames => [.. Dense.Keys];

    public static TheoryData<string> SparseNames => [.. Sparse.Keys];

    [Theory]
    [MemberData(nameof(DenseNames))]
    public void Ten_steps_of_a_matrix_are_those_of_pytorch(string name)
    {
        var (rule, decay) = Dense[name];
        var parameter = Start("dense", isLookup: false);
        var optimizer = rule.Start([new([parameter], decay)]);
        Run(optimizer, "dense", name, parameter, (_, gradient) => gradient.CopyTo(parameter.Tensor.Gradient));
    }

    [Theory]
    [MemberData(nameof(SparseNames))]
    public void Ten_steps_of_a_table_are_those_of_pytorch_with_sparse_gradients(string name)
    {
        var (file, rule) = Sparse[name];
        var table = Start("sparse", isLookup: true);
        var (touched, width) = (Golden.IntegerRows("sparse", "touched"), table.Tensor.Shape.Columns);
        Run(rule.Start([new([table], 0)]), "sparse", file, table, (step, gradient) =>
        {
            table.ClearGradient();
            foreach (var (place, row) in touched[step].Index())
            {
                table.TouchedRows!.Add(row);
                gradient.AsSpan(place * width, width).CopyTo(table.Tensor.Gradient[(row * width)..]);
            }
        });
    }

    [Fact]
    public void Every_case_of_the_file_is_tried()
    {
        Assert.Equal(Golden.Names("dense", "after"), Dense.Keys);
        Assert.Equal(Golden.Names("sparse", "after"), Sparse.Values.Select(each => each.File).Distinct());
    }

    private static Parameter Start(string kind, bool isLookup)
    {
        var parameter = new Parameter("weight", Shape.Matrix(Golden.Integer(kind, "rows"), Golden.Integer(kind, "columns")), isLookup);
        Floats(Golden.Numbers(kind, "start")).CopyTo(parameter.Tensor.Values);
        parameter.ClearGradient();
        return parameter;
    }

    private static void Run(RunningOptimizer optimizer, string kind, string name, Parameter parameter, Action<int, float[]> setGradient)
    {
        var (rates, gradients, after) = (Golden.Numbers("rates"), Golden.NumberRows(kind, "gradients"), Golden.NumberRows(kind, "after", name));
        Assert.Equal(10, after.Length);
        foreach (var (step, expected) in after.Index())
        {
            setGradient(step, Floats(gradients[step]));
            optimizer.Step((float)rates[step]);
            Expect.AllClose(expected, parameter.Tensor.Values, Tolerance.Golden, $"{name}, step {step}");
        }
    }

    private static float[] Floats(double[] values) => [.. values.Select(value => (float)value)];
}
