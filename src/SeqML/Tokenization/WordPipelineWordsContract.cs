using Microsoft.ML.Transforms;

namespace SeqML.Tokenization;

/// <summary>What a saved TokenizeWords with a pipeline does to a row where nobody asks for the words' places: a contract makes all its columns, so who wants words alone does not pay for places.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class WordPipelineWordsContract : CustomMappingFactory<WordPipelineContract.Input, WordPipelineWordsContract.Output>
{
    public const string Name = "SeqML.Transforms.TokenizeWords.PipelineWords.v1";

    public override Action<WordPipelineContract.Input, Output> GetMapping() => Map;

    public static void Map(WordPipelineContract.Input input, Output output) => WordPipelineContract.Split(input, output);

    internal sealed class Output : WordPipelineContract.WordsOutput;
}
