using Microsoft.ML;
using Microsoft.ML.Runtime;
using SeqML.Embeddings;
using SeqML.Embeddings.Pooling;
using SeqML.Stages;

namespace SeqML.Featurizers;

/// <summary>Learns which words the rows have, to give vectors for the words of a text.</summary>
/// <typeparam name="TFeaturizer">What is learned.</typeparam>
/// <typeparam name="TTransformer">What is made of it.</typeparam>
public abstract class FeaturizerEstimator<TFeaturizer, TTransformer> : IEstimator<TTransformer>
    where TTransformer : class, ITransformer
{
    private readonly MLContext context;
    private readonly string output;
    private readonly string input;
    private readonly TFeaturizer plan;

    private protected FeaturizerEstimator(MLContext context, string outputColumnName, string inputColumnName, WordVectors vectors, FeaturizerOptions options, Func<TFeaturizer> plan)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName);
        ArgumentNullException.ThrowIfNull(vectors);
        options.Validate();
        (this.context, output, input, this.plan) = (context, outputColumnName, inputColumnName, plan());
        StageOf(this.plan, output, input, isText: true).CheckNames();
    }

    /// <summary>What shows which columns there will be, before anything is learned.</summary>
    private protected static FeaturizerOptions Least => new() { MaximumVocabulary = 1 };

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or is neither Text nor a vector of Text.</exception>
    public TTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var isText = WordsColumn.IsText(input.Schema, this.input);
        using var channel = ((IHostEnvironment)context).Register("SeqML").Start("Featurizer");
        var (featurizer, coverage, words) = Learn(new RowTexts(input, input.Schema[this.input]));
        channel.Info(MessageSensitivity.None, FormattableString.Invariant($"{coverage} The model knows {words:#,0} words."));
        return Make(StageOf(featurizer, output, this.input, isText).Chain(context).Fit(input), featurizer);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or is neither Text nor a vector of Text.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return StageOf(plan, output, input, WordsColumn.IsText(inputSchema, input)).Chain(context).GetOutputSchema(inputSchema);
    }

    /// <summary>Learns of rows; tells how many words have vectors, and how many are known.</summary>
    private protected abstract (TFeaturizer Featurizer, WordCoverage? Coverage, int Words) Learn(RowTexts rows);

    /// <summary>The stage; also called before the derived constructor has run.</summary>
    private protected abstract Stage StageOf(TFeaturizer featurizer, string output, string input, bool isText);

    /// <summary>The transformer around a fitted chain.</summary>
    private protected abstract TTransformer Make(ITransformer chain, TFeaturizer featurizer);
}
