using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>What a saved classifier does to a row: reads the model (at the first row), and predicts.</summary>
/// <remarks>A sealed class for each input and output stands beside its output, under a name that saved models hold.</remarks>
internal abstract class ClassifierContract<TInput, TOutput> : CustomMappingFactory<TInput, TOutput>
    where TInput : class, IClassifierInput, new()
    where TOutput : class, IClassifierOutput, new()
{
    public override Action<TInput, TOutput> GetMapping() => Map;

    public static void Map(TInput input, TOutput output)
    {
        var model = ModelText.Model(input.Model);
        var probabilities = output.Probabilities(model.Config.Classes);
        input.Predict(model, probabilities);
        output.Accept(model, probabilities);
    }
}

/// <summary>A row as a saved classifier writes it.</summary>
internal interface IClassifierOutput
{
    /// <summary>Memory for the probabilities.</summary>
    Span<float> Probabilities(int classes);

    /// <summary>Writes the columns.</summary>
    void Accept(TextModel model, ReadOnlySpan<float> probabilities);
}
