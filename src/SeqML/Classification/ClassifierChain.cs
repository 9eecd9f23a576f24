using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Persistence;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>
/// The chain of ML.NET's own transformers that a fitted classifier is: it brings the model to every row as a text, hands
/// both to a contract that predicts, and gives the results the user's names. docs/persistence.md tells why.
/// </summary>
internal sealed class ClassifierChain(MLContext context, ClassificationColumns columns, InputKind input)
{
    /// <summary>Stands for a model where only the shape of the output is asked for.</summary>
    public const string NoModel = "";

    public IEstimator<ITransformer> Binary(string model) =>
        WithModel(model)
            .Append(input switch
            {
                InputKind.Text => Predict<TextInput, BinaryOutput>(BinaryTextContract.Name),
                InputKind.Tokens => Predict<TokensInput, BinaryOutput>(BinaryTokensContract.Name),
                _ => Predict<KeysInput, BinaryOutput>(BinaryKeysContract.Name),
            })
            .Append(context.Transforms.CopyColumns(columns.PredictedLabel, Names.PredictedLabel))
            .Append(context.Transforms.CopyColumns(columns.Probability, Names.Probability))
            .Append(context.Transforms.CopyColumns(columns.Score, Names.Score))
            .Append(context.Transforms.DropColumns(Names.One, Names.Model, Names.Input, Names.PredictedLabel, Names.Probability, Names.Score));

    /// <param name="model">The model as text.</param>
    /// <param name="labels">What the classes stand for.</param>
    /// <param name="taken">Columns of the input: a class whose name is among them cannot lend it to a column on the way.</param>
    public IEstimator<ITransformer> Multiclass(string model, LabelValues labels, IEnumerable<string> taken)
    {
        var named = CanName(labels, taken);
        var predict = (input, named) switch
        {
            (InputKind.Text, true) => Predict<TextInput, NamedScoresOutput>(NamedScoresTextContract.Name),
            (InputKind.Tokens, true) => Predict<TokensInput, NamedScoresOutput>(NamedScoresTokensContract.Name),
            (InputKind.Keys, true) => Predict<KeysInput, NamedScoresOutput>(NamedScoresKeysContract.Name),
            (InputKind.Text, false) => Predict<TextInput, ManyScoresOutput>(ManyScoresTextContract.Name),
            (InputKind.Tokens, false) => Predict<TokensInput, ManyScoresOutput>(ManyScoresTokensContract.Name),
            _ => Predict<KeysInput, ManyScoresOutput>(ManyScoresKeysContract.Name),
        };
        IEstimator<ITransformer> chain = WithModel(model).Append(predict).Append(labels.MapIndexToKey(context, columns.PredictedLabel));
        var helpers = new List<string> { Names.One, Names.Model, Names.Input, Names.ClassIndex, Names.ClassValue };
        if (named)
        {
            // A conversion from Single to Single copies any number of columns in one step, where CopyColumns would be a step a class.
            var copies = labels.Texts.Select((text, index) => new InputOutputColumnPair(text, NamedScoresOutput.ColumnOf(index)));
            chain = chain.Append(context.Transforms.Conversion.ConvertType([.. copies], DataKind.Single))
                .Append(context.Transforms.Concatenate(columns.Score, [.. labels.Texts]));
            helpers.AddRange(labels.Texts);
            helpers.AddRange(Enumerable.Range(0, NamedScoresOutput.Capacity).Select(NamedScoresOutput.ColumnOf));
        }
        else
        {
            chain = chain.Append(context.Transforms.Concatenate(columns.Score, [.. ManyScoresOutput.ColumnsOf(labels.Count)]));
            helpers.AddRange(ManyScoresOutput.ColumnsOf(ManyScoresOutput.Capacity));
        }
        return chain.Append(context.Transforms.DropColumns([.. helpers]));
    }

    /// <summary>The input under a name that contracts know, and the model on every row.</summary>
    private IEstimator<ITransformer> WithModel(string model) =>
        context.Transforms.CopyColumns(Names.Input, columns.Input)
            .Append(context.Transforms.CustomMapping<OneContract.Nothing, OneContract.Row>(OneContract.Map, OneContract.Name))
            .Append(context.Transforms.Conversion.MapValue(Names.Model, [KeyValuePair.Create(1, model)], Names.One));

    private IEstimator<ITransformer> Predict<TInput, TOutput>(string contract)
        where TInput : class, IClassifierInput, new()
        where TOutput : class, IClassifierOutput, new() =>
        context.Transforms.CustomMapping<TInput, TOutput>(ClassifierContract<TInput, TOutput>.Map, contract);

    /// <summary>Whether each class can be a column of its own on the way.</summary>
    private bool CanName(LabelValues labels, IEnumerable<string> taken)
    {
        var names = new HashSet<string>(taken, StringComparer.Ordinal) { columns.Score, columns.PredictedLabel };
        return labels.Count <= NamedScoresOutput.Capacity
            && labels.Texts.All(text => !string.IsNullOrWhiteSpace(text) && !text.StartsWith("SeqML", StringComparison.Ordinal) && names.Add(text));
    }
}
