using System.Numerics.Tensors;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Text.Tokenization;

namespace SeqML.Tasks.Explanation;

/// <summary>Tells which words decided. Any number of threads may ask one, while others predict with the model.</summary>
internal sealed class TextExplainer(TextModel model, ClassifierNetwork network)
{
    public const int MaximumSteps = 10_000;

    private readonly Idle<ExplanationSession> sessions = new(() => new ExplanationSession(model.Config, network));

    public TextExplanation Explain(string? text, ExplanationMethod method, int? classIndex, int steps)
    {
        Require(model.Config, method, classIndex, steps);
        text ??= "";
        var session = sessions.Rent();
        var index = 0;
        foreach (var token in WordTokenizer.Tokenize(text))
            if (!session.Words.TryAdd(model.Known[token.In(text)], index++, token.Start, token.Length))
                break;
        return Finish(session, text, method, classIndex, steps);
    }

    public TextExplanation Explain(IReadOnlyList<string?> tokens, ExplanationMethod method, int? classIndex, int steps)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        Require(model.Config, method, classIndex, steps);
        var session = sessions.Rent();
        var start = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i] ?? "";
            if (token.Length > 0 && !session.Words.TryAdd(model.Known[token], i, start, token.Length))
                break;
            start += token.Length + 1; // and the space that joins
        }
        return Finish(session, string.Join(' ', tokens), method, classIndex, steps);
    }

    /// <summary>Throws where a model cannot be explained in this way.</summary>
    /// <exception cref="InvalidOperationException">It reads keys, or it has no attention pooling to tell of.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method or class, or the steps are out of range.</exception>
    public static void Require(ClassifierConfig config, ExplanationMethod method, int? classIndex, int steps)
    {
        if (!Enum.IsDefined(method))
            throw new ArgumentOutOfRangeException(nameof(method), method, $"Expected one of {string.Join(", ", Enum.GetNames<ExplanationMethod>())}, found {method}.");
        if (config.Input == InputKind.Keys)
            throw new InvalidOperationException("Expected a model that reads text or tokens, found one that reads keys, of which it does not know the words. Train it on the column of tokens that the keys were made of.");
        if (config.Pairs)
            throw new InvalidOperationException("Expected a model that reads single texts, found one that reads pairs, whose words are not explained.");
        if (method == ExplanationMethod.Attention && config.Options.Pooling != Pooling.Attention)
            throw new InvalidOperationException($"Expected a model with Pooling.Attention, whose weights are what {nameof(ExplanationMethod.Attention)} tells, found one with Pooling.{config.Options.Pooling}. Take {nameof(ExplanationMethod.IntegratedGradients)}, which explains any model.");
        if (classIndex is { } index && (uint)index >= (uint)config.Classes)
            throw new ArgumentOutOfRangeException(nameof(classIndex), index, $"Expected a class from 0 to {config.Classes - 1}, found {index}.");
        if (steps is < 1 or > MaximumSteps)
            throw new ArgumentOutOfRangeException(nameof(steps), steps, $"Expected from 1 to {MaximumSteps} steps, found {steps}.");
    }

    private TextExplanation Finish(ExplanationSession session, string text, ExplanationMethod method, int? classIndex, int steps)
    {
        session.Read();
        var answers = session.Answers.AsSpan();
        session.Logits.CopyTo(answers);
        model.Answer(answers, answers);
        var chosen = classIndex ?? answers.IndexOf(TensorPrimitives.Max(answers));
        var (unit, delta) = (model.Config.Scale?.Deviation ?? 1, (float?)null);
        switch (method)
        {
            case ExplanationMethod.Attention:
                session.ExplainByAttention();
                break;
            case ExplanationMethod.GradientTimesInput:
                session.ExplainByGradient(chosen);
                break;
            default:
                var whole = session.ExplainByIntegral(chosen, steps);
                var sum = 0d;
                foreach (var score in session.Scores)
                    sum += score;
                delta = (float)((sum - whole) * unit);
                break;
        }
        var explanation = new TextExplanation
        {
            Text = text,
            Method = method,
            ClassIndex = chosen,
            Answer = answers[chosen],
            IsValue = model is TextRegressor,
            Words = session.Words.With(text, session.Scores, method == ExplanationMethod.Attention ? 1 : unit),
            ConvergenceDelta = delta,
        };
        session.Clear();
        sessions.Return(session);
        return explanation;
    }
}
