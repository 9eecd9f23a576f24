using Microsoft.ML.Transforms;
using SeqML.Persistence;

namespace SeqML.Tagging;

/// <summary>What a saved tagger does to a row: reads the model (at the first row), and tags.</summary>
/// <remarks>A sealed class for each input stands beside it, under a name that saved models hold.</remarks>
internal abstract class TaggerContract<TInput> : CustomMappingFactory<TInput, TaggerOutput>
    where TInput : class, ITaggerRow, new()
{
    public override Action<TInput, TaggerOutput> GetMapping() => Map;

    public static void Map(TInput input, TaggerOutput output)
    {
        input.Tag(ModelText.Tagger(input.Model), output.Tagged);
        output.Accept(input);
    }
}
