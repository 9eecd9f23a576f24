using System.Text.Json;
using System.Text.Json.Nodes;
using Shared;

namespace PeerComparison;

/// <summary>The ratios as JSON: a key a model, and what they were taken on.</summary>
internal static class JsonReport
{
    public static string Write(Ratios ratios, double? load, IReadOnlyDictionary<string, string> notes)
    {
        var models = new JsonObject();
        foreach (var name in ReferenceModel.Names)
            models[name] = new JsonObject
            {
                ["trainVsPyTorch"] = Number(ratios.Train(name)),
                ["latencyVsOnnxRuntime"] = Number(ratios.Latency(name)),
                ["batchVsOnnxRuntime"] = Number(ratios.Batch(name)),
                ["twoThreads"] = Number(ratios.TwoThreads(name)),
            };
        var report = new JsonObject
        {
            ["machine"] = Machine.Description,
            ["date"] = Machine.Date,
            ["commit"] = Machine.Commit,
            ["loadAtStart"] = load,
            ["notes"] = new JsonObject(notes.Select(note => KeyValuePair.Create(note.Key, (JsonNode?)note.Value))),
            ["units"] = new JsonObject
            {
                ["trainVsPyTorch"] = "tokens/s of ours over PyTorch's best, one thread; more is better",
                ["latencyVsOnnxRuntime"] = "time of ours over ONNX Runtime's, 1 text of 20 tokens, one thread; less is better",
                ["batchVsOnnxRuntime"] = "time of ours over ONNX Runtime's, 64 texts of 32 tokens, one thread; less is better",
                ["twoThreads"] = "training tokens/s of ours with two threads over one; more is better",
                ["gemm512VsOpenBlas"] = "GFLOP/s of ours over OpenBLAS' best, 512 x 512 x 512, one thread; more is better",
                ["gemm1024VsOpenBlas"] = "GFLOP/s of ours over OpenBLAS' best, 1024 x 1024 x 1024, one thread; more is better",
            },
            ["models"] = models,
            ["gemm512VsOpenBlas"] = Number(ratios.Product(512)),
            ["gemm1024VsOpenBlas"] = Number(ratios.Product(1024)),
        };
        return report.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private static JsonValue? Number(Ratio? ratio) => ratio is null ? null : JsonValue.Create(Math.Round(ratio.Median, 3));
}
