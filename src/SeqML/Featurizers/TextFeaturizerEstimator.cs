using Microsoft.ML;
using Microsoft.ML.Runtime;
using SeqML.Embeddings;
using SeqML.Embeddings.Pooling;
using SeqML.Stages;

namespace SeqML.Featurizers;

/// <summary>Learns which words the rows have, and gives one vector of the words of a text.</summary>
public sealed class TextFeaturizerEstimator : IEstimator<TextFeaturizerTransformer>
{
    private readonly MLContext context;
    private readonly string output;
    private readonly string input;
    private readonly WordVectors vectors;
    private readonly WordPooling pooling;
    private readonly FeaturizerOptions options;
    private readonly TextFeaturizer plan;

    internal TextFeaturizerEstimator(MLContext context, string outputColumnName, string inputColumnName, WordVectors vectors, WordPooling pooling, FeaturizerOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName);
        ArgumentNullException.ThrowIfNull(vectors);
        options.Validate();
        (this.context, output, input, this.vectors, this.pooling, this.options) = (context, outputColumnName, inputColumnName, vectors, pooling, options);
        plan = TextFeaturizer.Learn(vectors, [], pooling, new FeaturizerOptions { MaximumVocabulary = 1 }); // shows what columns there will be
        Stage(plan, isText: true).CheckNames();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or is neither Text nor a vector of Text.</exception>
    public TextFeaturizerTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var isText = WordsColumn.IsText(input.Schema, this.input);
        var column = input.Schema[this.input];
        using var channel = ((IHostEnvironment)context).Register("SeqML").Start("Featurizer");
        var featurizer = TextFeaturizer.Learn(vectors, new RowTexts(input, column), pooling, options);
        channel.Info(MessageSensitivity.None, FormattableString.Invariant($"{featurizer.Coverage} The model knows {featurizer.Words.Count:#,0} words."));
        return new TextFeaturizerTransformer(Stage(featurizer, isText).Chain(context).Fit(input), featurizer);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or is neither Text nor a vector of Text.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return Stage(plan, WordsColumn.IsText(inputSchema, input)).Chain(context).GetOutputSchema(inputSchema);
    }

    private Stage Stage(TextFeaturizer featurizer, bool isText) => FeaturizerStages.Text(output, input, isText, featurizer);
}
