using Microsoft.ML;
using Microsoft.ML.Runtime;
using SeqML.Columns;
using SeqML.Stages;
using SeqML.Text.Vocabularies;

namespace SeqML.Vocabularies;

/// <summary>Learns which words there are, and maps words to keys. Unlike ML.NET's MapValueToKey it counts: frequent words have the first keys, rare ones may have none, and unknown ones are a key of their own.</summary>
public sealed class VocabularyEstimator : IEstimator<VocabularyTransformer>
{
    private readonly MLContext context;
    private readonly string output;
    private readonly string input;
    private readonly VocabularyOptions options;

    internal VocabularyEstimator(MLContext context, string outputColumnName, string inputColumnName, VocabularyOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName);
        options.Validate();
        this.context = context;
        output = outputColumnName;
        input = inputColumnName;
        this.options = options;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or is neither Text nor a vector of Text.</exception>
    /// <exception cref="InvalidOperationException">No word comes often enough.</exception>
    public VocabularyTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var isText = WordsColumn.IsText(input.Schema, this.input);
        using var channel = ((IHostEnvironment)context).Register("SeqML").Start("Vocabulary");
        var builder = new VocabularyBuilder(options.MaximumDistinctWords);
        var column = input.Schema[this.input];
        using (var cursor = input.GetRowCursor([column]))
        {
            var read = InputReader.EachWord(cursor, column, word => builder.Add(word.Span));
            while (cursor.MoveNext())
                read();
        }
        var special = options.Special.ToList();
        var words = builder.Build(options.MinimumCount, int.MaxValue).Words
            .Where(word => builder.CountOf(word) <= (options.MaximumCount ?? int.MaxValue) && !special.Contains(word))
            .Take(options.MaximumSize - special.Count).ToList();
        if (builder.DistinctCount == 0)
            throw new InvalidOperationException($"Expected words in the input column '{this.input}', found none in all rows.");
        if (words.Count == 0)
            throw new InvalidOperationException($"Expected words in the input column '{this.input}' that come {Counts()}, found {builder.DistinctCount} different words, none of them so often.");
        channel.Info(MessageSensitivity.None, FormattableString.Invariant($"{words.Count:#,0} of {builder.DistinctCount:#,0} different words have a key; they are {words.Sum(word => (long)builder.CountOf(word)) / (double)Math.Max(1, builder.TotalCount):P1} of all words."));
        return new VocabularyTransformer(
            VocabularyStage.Create(output, this.input, isText, words, options).Chain(context).Fit(input),
            [.. words.Select(word => KeyValuePair.Create(word, builder.CountOf(word)))]);
    }

    private string Counts() => options.MaximumCount is { } most ? $"{options.MinimumCount} to {most} times" : $"at least {options.MinimumCount} times";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or is neither Text nor a vector of Text.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var isText = WordsColumn.IsText(inputSchema, input);
        return VocabularyStage.Create(output, input, isText, ["any"], options).Chain(context).GetOutputSchema(inputSchema);
    }
}
