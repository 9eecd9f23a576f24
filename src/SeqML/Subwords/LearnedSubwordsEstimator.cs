using Microsoft.ML;
using Microsoft.ML.Runtime;
using SeqML.Columns;
using SeqML.Stages;
using SeqML.Text.Subwords;

namespace SeqML.Subwords;

/// <summary>Learns a subword tokenizer of the rows' texts, and writes texts by it.</summary>
public sealed class LearnedSubwordsEstimator : IEstimator<LearnedSubwordsTransformer>
{
    private readonly MLContext context;
    private readonly string output;
    private readonly string input;
    private readonly Func<IEnumerable<string>, SubwordTokenizer> learn;
    private readonly EncodeSubwordsOptions options;

    internal LearnedSubwordsEstimator(MLContext context, string outputColumnName, string inputColumnName, Func<IEnumerable<string>, SubwordTokenizer> learn, EncodeSubwordsOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName);
        ArgumentNullException.ThrowIfNull(learn);
        options.Validate();
        this.context = context;
        output = outputColumnName;
        input = inputColumnName;
        this.learn = learn;
        this.options = options;
        Stage(Any(), isText: true).CheckNames();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or is neither Text nor a vector of Text.</exception>
    public LearnedSubwordsTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var isText = WordsColumn.IsText(input.Schema, this.input);
        using var channel = ((IHostEnvironment)context).Register("SeqML").Start("Subwords");
        var tokenizer = learn(Texts(input, input.Schema[this.input], isText)) ?? throw new InvalidOperationException("Expected a subword tokenizer of the function that learns one, found null.");
        channel.Info(MessageSensitivity.None, FormattableString.Invariant($"{tokenizer.Count:#,0} subwords were learned."));
        return new LearnedSubwordsTransformer(Stage(tokenizer, isText).Chain(context).Fit(input), tokenizer);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or is neither Text nor a vector of Text.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return Stage(Any(), WordsColumn.IsText(inputSchema, input)).Chain(context).GetOutputSchema(inputSchema);
    }

    /// <summary>Any tokenizer shows what columns there will be.</summary>
    private static SubwordTokenizer Any() => ByteLevelTokenizer.Learn(["any"], new SubwordLearnerOptions { VocabularySize = 300 });

    private Stage Stage(SubwordTokenizer tokenizer, bool isText) => SubwordStages.Encode(output, input, isText, tokenizer, options, SubwordState.Of(tokenizer, options).ToText());

    private static IEnumerable<string> Texts(IDataView data, DataViewSchema.Column column, bool isText)
    {
        using var cursor = data.GetRowCursor([column]);
        if (!isText)
        {
            var words = new List<string>();
            var read = InputReader.EachWord(cursor, column, word => words.Add(word.ToString()));
            while (cursor.MoveNext())
            {
                read();
                foreach (var word in words)
                    yield return word;
                words.Clear();
            }
            yield break;
        }
        var getter = cursor.GetGetter<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> text = default;
        while (cursor.MoveNext())
        {
            getter(ref text);
            yield return text.ToString();
        }
    }
}
