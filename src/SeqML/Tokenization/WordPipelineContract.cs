using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Text.Pipelines;

namespace SeqML.Tokenization;

/// <summary>What a saved TokenizeWords with a pipeline does to a row: words, and where they stand.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class WordPipelineContract : CustomMappingFactory<WordPipelineContract.Input, WordPipelineContract.Output>
{
    public const string Name = "SeqML.Transforms.TokenizeWords.Pipeline.v1";

    private static readonly Decoded<WordPipeline> States = new(text => WordPipeline.FromJson(text.ToString()));

    public override Action<Input, Output> GetMapping() => Map;

    public static void Map(Input input, Output output)
    {
        Split(input, output);
        var words = output.Words;
        var starts = VBufferEditor.Create(ref output.Start, words.Count);
        var lengths = VBufferEditor.Create(ref output.Length, words.Count);
        for (var i = 0; i < words.Count; i++)
            (starts.Values[i], lengths.Values[i]) = (words.Spans[i].Start, words.Spans[i].Length);
        output.Start = starts.Commit();
        output.Length = lengths.Commit();
    }

    /// <summary>Writes the words.</summary>
    public static void Split(Input input, WordsOutput output)
    {
        var words = output.Words;
        States.Of(input.Model).Run(input.Text, words);
        var tokens = VBufferEditor.Create(ref output.Tokens, words.Count);
        words.Words.CopyTo(tokens.Values);
        output.Tokens = tokens.Commit();
    }

    internal sealed class Input
    {
        [ColumnName(Names.Input)]
        public ReadOnlyMemory<char> Text { get; set; }

        [ColumnName(Names.Model)]
        public ReadOnlyMemory<char> Model { get; set; }
    }

    internal sealed class Output : WordsOutput
    {
        [ColumnName(Names.Start)]
        public VBuffer<int> Start;

        [ColumnName(Names.Length)]
        public VBuffer<int> Length;
    }

    internal abstract class WordsOutput
    {
        [ColumnName(Names.Tokens)]
        public VBuffer<ReadOnlyMemory<char>> Tokens;

        [NoColumn]
        public WordList Words { get; } = new();
    }
}
