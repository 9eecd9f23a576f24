using Microsoft.ML.Transforms;

namespace SeqML.MLNet.Tests.Models;

/// <summary>A custom mapping that models can find again.</summary>
[CustomMappingFactoryAttribute(Contract)]
public sealed class LengthFactory : CustomMappingFactory<Sentence, LengthFactory.Output>
{
    public const string Contract = "SeqML.MLNet.Tests.Length";

    public override Action<Sentence, Output> GetMapping() => static (input, output) =>
    {
        output.Length = input.Text!.Length;
        output.Pieces = [input.Text.Length, 1];
    };

    public sealed class Output
    {
        public int Length;
        [Microsoft.ML.Data.VectorType(2)]
        public float[]? Pieces;
    }
}
