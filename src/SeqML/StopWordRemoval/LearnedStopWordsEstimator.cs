using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SeqML.Text.StopWords;

namespace SeqML.StopWordRemoval;

/// <summary>Learns which words most rows have, and removes them. Unlike RemoveStopWords it needs no list and no language.</summary>
public sealed class LearnedStopWordsEstimator : IEstimator<LearnedStopWordsTransformer>
{
    private readonly MLContext context;
    private readonly string output;
    private readonly string input;
    private readonly StopWordsOptions options;

    internal LearnedStopWordsEstimator(MLContext context, string outputColumnName, string inputColumnName, StopWordsOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName);
        new StopWordsBuilder().Build(options); // an option out of its range is told now
        this.context = context;
        output = outputColumnName;
        input = inputColumnName;
        this.options = options;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or is no vector of Text.</exception>
    public LearnedStopWordsTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        RemoveStopWordsStage.Create(output, this.input, Text.StopWords.StopWords.FromWords([])).Check(input.Schema);
        using var channel = ((IHostEnvironment)context).Register("SeqML").Start("StopWords");
        var builder = new StopWordsBuilder(options.MaximumDistinctWords);
        var column = input.Schema[this.input];
        using (var cursor = input.GetRowCursor([column]))
        {
            var getter = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
            VBuffer<ReadOnlyMemory<char>> tokens = default;
            while (cursor.MoveNext())
            {
                getter(ref tokens);
                foreach (var token in tokens.GetValues()) // what is not stored is empty
                    builder.Add(token.Span);
                builder.EndDocument();
            }
        }
        var words = builder.Build(options);
        channel.Info(MessageSensitivity.None, FormattableString.Invariant($"{words.Count:#,0} of {builder.DistinctCount:#,0} different words in {builder.DocumentCount:#,0} rows are stop words."));
        return new LearnedStopWordsTransformer(RemoveStopWordsStage.Create(output, this.input, words).Chain(context).Fit(input), words);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or is no vector of Text.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var stage = RemoveStopWordsStage.Create(output, input, Text.StopWords.StopWords.FromWords([]));
        stage.Check(inputSchema);
        return stage.Chain(context).GetOutputSchema(inputSchema);
    }
}
