using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Stages;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Explanation;

namespace SeqML.Explanation;

/// <summary>Text or tokens to what each word did for the likeliest class or label, or the value.</summary>
internal static class ExplainPredictionStage
{
    /// <summary>The columns of a stage that explains what a model predicts.</summary>
    /// <exception cref="InvalidOperationException">The model cannot be explained in this way.</exception>
    public static Stage Create(ExplainedModel model, string output, string input, ExplanationMethod method, int steps, string? tokens, string? start, string? length)
    {
        model.Model.Explain("", method, classIndex: null, steps); // throws where it cannot be
        var isText = model.Model.Config.Input == InputKind.Text;
        if (!isText && (tokens ?? start ?? length) is { } name)
            throw new ArgumentException($"Expected no column for words and their places, since the model reads tokens, found '{name}'. There is a score for each token of '{input}'; where these stand in a text TokenizeWords tells.");
        var outputs = new List<StageColumn> { new(output, Names.Score) };
        Add(tokens, Names.Tokens);
        Add(start, Names.Start);
        Add(length, Names.Length);
        foreach (var column in outputs.Append(new(input, Names.Input)))
            ArgumentException.ThrowIfNullOrEmpty(column.Name, "columnName");
        var state = ExplainState.Write(model.Text, method, steps);
        return isText
            ? new Stage([new(input, Names.Input, Require.Text)],
                context => context.Transforms.CustomMapping<ExplainTextContract.Input, ExplainTextContract.Output>(ExplainTextContract.Map, ExplainTextContract.Name), outputs, state)
            {
                Helpers = [Names.Score, Names.Tokens, Names.Start, Names.Length],
            }
            : new Stage([WordsColumn.Tokens(input)],
                context => context.Transforms.CustomMapping<TokensWordsRow, ExplainTokensContract.Output>(ExplainTokensContract.Map, ExplainTokensContract.Name), outputs, state);

        void Add(string? column, string fixedName)
        {
            if (column is not null)
                outputs.Add(new(column, fixedName));
        }
    }
}
