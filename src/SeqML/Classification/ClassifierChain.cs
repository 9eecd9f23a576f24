using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Persistence;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>
/// The chain of ML.NET's own transformers that a fitted model of texts is: it brings the model to every row as a text, hands
/// both to a contract that predicts, and gives the results the user's names. docs/persistence.md tells why.
/// </summary>
internal sealed class ClassifierChain(MLContext context, ClassificationColumns columns, InputKind input)
{
    /// <summary>Stands for a model where only the shape of the output is asked for.</summary>
    public const string NoModel = "";

    public IEstimator<ITransformer> Binary(string model) =>
        WithModel(model)
            .Append(Predict<BinaryOutput>(BinaryOutput.Contract))
            .Append(context.Transforms.CopyColumns(columns.PredictedLabel, Names.PredictedLabel))
            .Append(context.Transforms.CopyColumns(columns.Probability, Names.Probability))
            .Append(context.Transforms.CopyColumns(columns.Score, Names.Score))
            .Append(context.Transforms.DropColumns([.. Helpers, Names.PredictedLabel, Names.Probability, Names.Score]));

    public IEstimator<ITransformer> Regression(string model) =>
        WithModel(model)
            .Append(Predict<RegressionOutput>(RegressionOutput.Contract))
            .Append(context.Transforms.CopyColumns(columns.Score, Names.Score))
            .Append(context.Transforms.DropColumns([.. Helpers, Names.Score]));

    /// <param name="model">The model as text.</param>
    /// <param name="labels">What the classes stand for.</param>
    /// <param name="taken">Columns of the input: a class whose name is among them cannot lend it to a column on the way.</param>
    public IEstimator<ITransformer> Multiclass(string model, LabelValues labels, IEnumerable<string> taken) => CanName(labels, taken)
        ? Named(WithModel(model).Append(Predict<NamedScoresOutput>(NamedScoresOutput.Contract)), labels)
        : Many(WithModel(model).Append(Predict<ManyScoresOutput>(ManyScoresOutput.Contract)), labels);

    /// <summary>As <see cref="Multiclass"/>, but any number of labels is predicted.</summary>
    public IEstimator<ITransformer> Multilabel(string model, LabelValues labels, IEnumerable<string> taken) => CanName(labels, taken)
        ? Named(WithModel(model).Append(Predict<NamedLabelsOutput>(NamedLabelsOutput.Contract)), labels)
        : Many(WithModel(model).Append(Predict<ManyLabelsOutput>(ManyLabelsOutput.Contract)), labels);

    private IEnumerable<string> Helpers => columns.Second is null
        ? [Names.One, Names.Model, Names.Input]
        : [Names.One, Names.Model, Names.Input, Names.Second];

    /// <summary>The input under names that contracts know, and the model on every row.</summary>
    private IEstimator<ITransformer> WithModel(string model)
    {
        IEstimator<ITransformer> chain = context.Transforms.CopyColumns(Names.Input, columns.Input);
        if (columns.Second is not null)
            chain = chain.Append(context.Transforms.CopyColumns(Names.Second, columns.Second));
        return chain
            .Append(context.Transforms.CustomMapping<OneContract.Nothing, OneContract.Row>(OneContract.Map, OneContract.Name))
            .Append(context.Transforms.Conversion.MapValue(Names.Model, [KeyValuePair.Create(1, model)], Names.One));
    }

    /// <summary>A column a class on the way to the scores, which then have the classes' names.</summary>
    private IEstimator<ITransformer> Named(IEstimator<ITransformer> predicted, LabelValues labels)
    {
        // A conversion from Single to Single copies any number of columns in one step, where CopyColumns would be a step a class.
        var copies = labels.Texts.Select((text, index) => new InputOutputColumnPair(text, NamedScores.ColumnOf(index)));
        return predicted.Append(labels.MapIndexToKey(context, columns.PredictedLabel))
            .Append(context.Transforms.Conversion.ConvertType([.. copies], DataKind.Single))
            .Append(context.Transforms.Concatenate(columns.Score, [.. labels.Texts]))
            .Append(context.Transforms.DropColumns([.. Helpers, Names.ClassIndex, Names.ClassValue, .. labels.Texts, .. Enumerable.Range(0, NamedScores.Capacity).Select(NamedScores.ColumnOf)]));
    }

    private IEstimator<ITransformer> Many(IEstimator<ITransformer> predicted, LabelValues labels) =>
        predicted.Append(labels.MapIndexToKey(context, columns.PredictedLabel))
            .Append(context.Transforms.Concatenate(columns.Score, [.. ManyScores.ColumnsOf(labels.Count)]))
            .Append(context.Transforms.DropColumns([.. Helpers, Names.ClassIndex, Names.ClassValue, .. ManyScores.ColumnsOf(ManyScores.Capacity)]));

    /// <summary>The contract of an output for what is read.</summary>
    /// <param name="contract">What its contracts' names begin with.</param>
    private IEstimator<ITransformer> Predict<TOutput>(string contract)
        where TOutput : class, IClassifierOutput, new() => (input, columns.Second is not null) switch
        {
            (InputKind.Text, false) => Predict<TextInput, TOutput>(contract + ".Text.v1"),
            (InputKind.Tokens, false) => Predict<TokensInput, TOutput>(contract + ".Tokens.v1"),
            (_, false) => Predict<KeysInput, TOutput>(contract + ".Keys.v1"),
            (InputKind.Text, true) => Predict<TextPairInput, TOutput>(contract + ".TextPair.v1"),
            (InputKind.Tokens, true) => Predict<TokensPairInput, TOutput>(contract + ".TokensPair.v1"),
            (_, true) => Predict<KeysPairInput, TOutput>(contract + ".KeysPair.v1"),
        };

    private IEstimator<ITransformer> Predict<TInput, TOutput>(string contract)
        where TInput : class, IClassifierInput, new()
        where TOutput : class, IClassifierOutput, new() =>
        context.Transforms.CustomMapping<TInput, TOutput>(ClassifierContract<TInput, TOutput>.Map, contract);

    /// <summary>Whether each class can be a column of its own on the way.</summary>
    private bool CanName(LabelValues labels, IEnumerable<string> taken)
    {
        var names = new HashSet<string>(taken, StringComparer.Ordinal) { columns.Score, columns.PredictedLabel };
        return labels.Count <= NamedScores.Capacity
            && labels.Texts.All(text => !string.IsNullOrWhiteSpace(text) && !text.StartsWith("SeqML", StringComparison.Ordinal) && names.Add(text));
    }
}
