using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;

namespace SeqML.Tokenization;

/// <summary>What a saved TokenizeWords with a pipeline does to a row where the words' places are asked for: a contract makes all its columns, so who wants words alone does not pay for places.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class WordPlacesContract : CustomMappingFactory<WordPipelineContract.Input, WordPlacesContract.Output>
{
    public const string Name = "SeqML.Transforms.TokenizeWords.PipelinePlaces.v1";

    public override Action<WordPipelineContract.Input, Output> GetMapping() => Map;

    public static void Map(WordPipelineContract.Input input, Output output)
    {
        WordPipelineContract.Split(input, output);
        var words = output.Words;
        var starts = VBufferEditor.Create(ref output.Start, words.Count);
        var lengths = VBufferEditor.Create(ref output.Length, words.Count);
        for (var i = 0; i < words.Count; i++)
            (starts.Values[i], lengths.Values[i]) = (words.Spans[i].Start, words.Spans[i].Length);
        output.Start = starts.Commit();
        output.Length = lengths.Commit();
    }

    internal sealed class Output : WordPipelineContract.WordsOutput
    {
        [ColumnName(Names.Start)]
        public VBuffer<int> Start;

        [ColumnName(Names.Length)]
        public VBuffer<int> Length;
    }
}
