using Shared;

namespace PeerComparison;

/// <summary>What a model must compute at least: the multiply-adds of its matrix products.</summary>
internal static class Arithmetic
{
    /// <summary>Floating-point operations a token when predicting texts of <paramref name="tokens"/> tokens.</summary>
    public static double OfPrediction(string model, int tokens)
    {
        const double size = 128, filters = 100, widths = 3 + 4 + 5, forward = 4 * size;
        var multiplyAdds = model switch
        {
            "rnn-bi" => 2 * (2 * size * size),
            "lstm-uni" => 4 * (2 * size * size),
            "lstm-bi" => 2 * 4 * (2 * size * size),
            "gru-bi" => 2 * 3 * (2 * size * size),
            "cnn" => widths * filters * size,
            // Of each of two blocks: four projections, both products of the feed-forward part, and of the attention each token with each.
            "transformer" => 2 * (4 * size * size + 2 * size * forward + 2 * tokens * size),
            _ => throw new ArgumentException($"Expected one of {string.Join(", ", ReferenceModel.Names)}, found '{model}'.", nameof(model)),
        };
        return 2 * multiplyAdds;
    }

    /// <summary>Floating-point operations a token when training: each product has two more for its gradients.</summary>
    public static double OfTraining(string model, int tokens) => 3 * OfPrediction(model, tokens);
}
