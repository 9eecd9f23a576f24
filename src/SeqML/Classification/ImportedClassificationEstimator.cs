using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>Makes a classifier of weights that were trained elsewhere: Fit looks at the columns, reads the weights, and learns nothing. Made by FromWeights of <c>ml.SeqML().BinaryClassification</c> and <c>.MulticlassClassification</c>.</summary>
public sealed class ImportedClassificationEstimator : IEstimator<ImportedClassificationTransformer>
{
    private readonly MLContext context;
    private readonly ClassificationColumns columns;
    private readonly ImportedClassifier classifier;
    private readonly Func<ClassifierChain, string, IEnumerable<string>, IEstimator<ITransformer>> output;

    /// <param name="context">The context.</param>
    /// <param name="columns">The columns; there need be no label.</param>
    /// <param name="classifier">What it consists of.</param>
    /// <param name="output">The steps of a chain for a model as text, among columns of these names: what is binary about it, or multiclass.</param>
    internal ImportedClassificationEstimator(MLContext context, ClassificationColumns columns, ImportedClassifier classifier,
        Func<ClassifierChain, string, IEnumerable<string>, IEstimator<ITransformer>> output) =>
        (this.context, this.columns, this.classifier, this.output) = (context, columns, classifier, output);

    /// <summary>Reads the weights.</summary>
    /// <param name="input">Data with the input column; no row is read.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or of the wrong type.</exception>
    /// <exception cref="ArgumentException">The words do not fit: one comes twice, or there are some for a column of keys.</exception>
    /// <exception cref="IOException">The file of weights cannot be read.</exception>
    /// <exception cref="InvalidDataException">The weights are damaged, or of another network. The message names the file and the weight.</exception>
    public ImportedClassificationTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var kind = columns.KindOf(input.Schema);
        var model = classifier.Read(kind, columns.Second is not null, kind == InputKind.Keys ? TrainingRows.KeyCountOf(input.Schema[columns.Input]) : 0);
        return new ImportedClassificationTransformer(
            Chain(kind, ModelText.Encode(model.Save()), input.Schema.Select(column => column.Name)).Fit(input));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or of the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) =>
        Chain(columns.KindOf(inputSchema), ClassifierChain.NoModel, inputSchema.Select(column => column.Name))
            .GetOutputSchema(inputSchema);

    private IEstimator<ITransformer> Chain(InputKind kind, string model, IEnumerable<string> taken) =>
        output(new ClassifierChain(context, columns, kind), model, taken);
}
