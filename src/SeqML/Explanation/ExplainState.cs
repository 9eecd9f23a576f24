using System.Globalization;
using SeqML.Persistence;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Explanation;

namespace SeqML.Explanation;

/// <summary>What a saved ExplainPrediction knows: "IntegratedGradients 50 " and the model's text.</summary>
internal sealed record ExplainState(TextModel Model, ExplanationMethod Method, int Steps)
{
    /// <summary>Of texts that models hold.</summary>
    public static readonly Decoded<ExplainState> States = new(Parse);

    public static string Write(string model, ExplanationMethod method, int steps) => string.Create(CultureInfo.InvariantCulture, $"{method} {steps} {model}");

    private static ExplainState Parse(ReadOnlyMemory<char> text)
    {
        var span = text.Span;
        var first = span.IndexOf(' ');
        var second = first < 0 ? -1 : first + 1 + span[(first + 1)..].IndexOf(' ');
        if (second <= first || !Enum.TryParse<ExplanationMethod>(span[..first], out var method) || !Enum.IsDefined(method)
            || !int.TryParse(span[(first + 1)..second], NumberStyles.None, CultureInfo.InvariantCulture, out var steps))
            throw new InvalidDataException($"Expected a method, a number of steps and a SeqML model as text, found {text.Length} characters of something else: the model file is damaged.");
        var model = TextModel.LoadAny(ModelText.Decode(span[(second + 1)..]));
        try
        {
            model.Explain("", method, classIndex: null, steps);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException($"The model file is damaged: {error.Message}", error);
        }
        return new ExplainState(model, method, steps);
    }
}
