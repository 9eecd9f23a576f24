using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;

namespace SeqML.Tokenization;

/// <summary>Splits text into words. There is nothing to learn: it is an estimator so that it stands in a pipeline.</summary>
public sealed class TokenizeWordsEstimator : IEstimator<TokenizeWordsTransformer>
{
    private readonly string inputColumnName;
    private readonly IEstimator<ITransformer> chain;

    internal TokenizeWordsEstimator(MLContext context, string outputColumnName, string inputColumnName)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        this.inputColumnName = inputColumnName;
        chain = context.Transforms.CopyColumns(Names.Input, inputColumnName)
            .Append(context.Transforms.CustomMapping<TokenizeWordsContract.Input, TokenizeWordsContract.Output>(
                TokenizeWordsContract.Map, TokenizeWordsContract.Name))
            .Append(context.Transforms.CopyColumns(outputColumnName, Names.Tokens))
            .Append(context.Transforms.DropColumns(Names.Input, Names.Tokens));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or is not Text.</exception>
    public TokenizeWordsTransformer Fit(IDataView input)
    {
        Require.Text(input.Schema, inputColumnName);
        return new TokenizeWordsTransformer(chain.Fit(input));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or is not Text.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Require.Text(inputSchema, inputColumnName);
        return chain.GetOutputSchema(inputSchema);
    }
}
