using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;

namespace SeqML.Explanation;

/// <summary>What a saved ExplainPrediction does to a row with a text.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class ExplainTextContract : CustomMappingFactory<ExplainTextContract.Input, ExplainTextContract.Output>
{
    public const string Name = "SeqML.Transforms.ExplainPrediction.Text.v1";

    public override Action<Input, Output> GetMapping() => Map;

    public static void Map(Input input, Output output)
    {
        var state = ExplainState.States.Of(input.Model);
        var words = state.Model.Explain(input.Text.ToString(), state.Method, classIndex: null, state.Steps).Words;
        var scores = VBufferEditor.Create(ref output.Score, words.Count);
        var tokens = VBufferEditor.Create(ref output.Tokens, words.Count);
        var starts = VBufferEditor.Create(ref output.Start, words.Count);
        var lengths = VBufferEditor.Create(ref output.Length, words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            (scores.Values[i], starts.Values[i], lengths.Values[i]) = (words[i].Score, words[i].Start, words[i].Length);
            tokens.Values[i] = input.Text.Slice(words[i].Start, words[i].Length);
        }
        (output.Score, output.Tokens, output.Start, output.Length) = (scores.Commit(), tokens.Commit(), starts.Commit(), lengths.Commit());
    }

    internal sealed class Input
    {
        [ColumnName(Names.Input)]
        public ReadOnlyMemory<char> Text { get; set; }

        [ColumnName(Names.Model)]
        public ReadOnlyMemory<char> Model { get; set; }
    }

    internal sealed class Output
    {
        [ColumnName(Names.Score)]
        public VBuffer<float> Score;

        [ColumnName(Names.Tokens)]
        public VBuffer<ReadOnlyMemory<char>> Tokens;

        [ColumnName(Names.Start)]
        public VBuffer<int> Start;

        [ColumnName(Names.Length)]
        public VBuffer<int> Length;
    }
}
