using Microsoft.ML;
using Microsoft.ML.Runtime;
using SeqML.Embeddings;
using SeqML.Embeddings.Pooling;
using SeqML.Stages;

namespace SeqML.Featurizers;

/// <summary>Learns which words the rows have, and gives a vector for each word of a text.</summary>
public sealed class SequenceFeaturizerEstimator : IEstimator<SequenceFeaturizerTransformer>
{
    private readonly MLContext context;
    private readonly string output;
    private readonly string input;
    private readonly WordVectors vectors;
    private readonly UnknownWords unknownWords;
    private readonly FeaturizerOptions options;
    private readonly SequenceFeaturizer plan;

    internal SequenceFeaturizerEstimator(MLContext context, string outputColumnName, string inputColumnName, WordVectors vectors, UnknownWords unknownWords, FeaturizerOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName);
        ArgumentNullException.ThrowIfNull(vectors);
        options.Validate();
        (this.context, output, input, this.vectors, this.unknownWords, this.options) = (context, outputColumnName, inputColumnName, vectors, unknownWords, options);
        plan = SequenceFeaturizer.Learn(vectors, [], unknownWords, new FeaturizerOptions { MaximumVocabulary = 1 }); // shows what columns there will be
        Stage(plan, isText: true).CheckNames();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or is neither Text nor a vector of Text.</exception>
    public SequenceFeaturizerTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var isText = WordsColumn.IsText(input.Schema, this.input);
        var column = input.Schema[this.input];
        using var channel = ((IHostEnvironment)context).Register("SeqML").Start("Featurizer");
        var featurizer = SequenceFeaturizer.Learn(vectors, new RowTexts(input, column), unknownWords, options);
        channel.Info(MessageSensitivity.None, FormattableString.Invariant($"{featurizer.Coverage} The model knows {featurizer.Words.Count:#,0} words."));
        return new SequenceFeaturizerTransformer(Stage(featurizer, isText).Chain(context).Fit(input), featurizer);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or is neither Text nor a vector of Text.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return Stage(plan, WordsColumn.IsText(inputSchema, input)).Chain(context).GetOutputSchema(inputSchema);
    }

    private Stage Stage(SequenceFeaturizer featurizer, bool isText) => FeaturizerStages.Sequence(output, input, isText, featurizer);
}
