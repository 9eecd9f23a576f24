using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Stages;

namespace SeqML.Explanation;

/// <summary>What a saved ExplainPrediction does to a row with tokens.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class ExplainTokensContract : CustomMappingFactory<TokensWordsRow, ExplainTokensContract.Output>
{
    public const string Name = "SeqML.Transforms.ExplainPrediction.Tokens.v1";

    public override Action<TokensWordsRow, Output> GetMapping() => Map;

    public static void Map(TokensWordsRow input, Output output)
    {
        var state = ExplainState.States.Of(input.Model);
        var words = input.Words();
        var texts = new string[words.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = words[i].ToString();
        var scores = VBufferEditor.Create(ref output.Score, texts.Length);
        scores.Values.Clear(); // of tokens that the model passes over
        foreach (var word in state.Model.Explain(texts, state.Method, classIndex: null, state.Steps).Words)
            scores.Values[word.Index] = word.Score;
        output.Score = scores.Commit();
    }

    internal sealed class Output
    {
        [ColumnName(Names.Score)]
        public VBuffer<float> Score;
    }
}
