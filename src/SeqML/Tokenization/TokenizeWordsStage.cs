using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Stages;
using SeqML.Text.Pipelines;

namespace SeqML.Tokenization;

/// <summary>Text to words.</summary>
internal static class TokenizeWordsStage
{
    /// <summary>The words of <see cref="Text.Tokenization.WordTokenizer"/>; there is nothing to save.</summary>
    public static Stage Create(string output, string input) => new(
        [new(input, Names.Input, Require.Text)],
        context => context.Transforms.CustomMapping<TokenizeWordsContract.Input, TokensOutput>(TokenizeWordsContract.Map, TokenizeWordsContract.Name),
        [new(output, Names.Tokens)]);

    /// <summary>The words of a pipeline, and where they stand where a column is named for that.</summary>
    public static Stage Create(string output, string input, WordPipeline pipeline, string? start, string? length)
    {
        var outputs = new List<StageColumn> { new(output, Names.Tokens) };
        if (start is not null)
            outputs.Add(new(start, Names.Start));
        if (length is not null)
            outputs.Add(new(length, Names.Length));
        var places = outputs.Count > 1;
        return new Stage([new(input, Names.Input, Require.Text)], Map, outputs, pipeline.ToJson())
        {
            Helpers = places ? [Names.Tokens, Names.Start, Names.Length] : [Names.Tokens],
        };

        IEstimator<ITransformer> Map(MLContext context) => places
            ? context.Transforms.CustomMapping<WordPipelineContract.Input, WordPipelineContract.Output>(WordPipelineContract.Map, WordPipelineContract.Name)
            : context.Transforms.CustomMapping<WordPipelineContract.Input, WordPipelineWordsContract.Output>(WordPipelineWordsContract.Map, WordPipelineWordsContract.Name);
    }
}
