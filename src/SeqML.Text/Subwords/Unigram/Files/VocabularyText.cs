using System.Globalization;
using SeqML.Text.Subwords.Files;

namespace SeqML.Text.Subwords.Unigram.Files;

/// <summary>The file <c>.vocab</c> of SentencePiece: a line for each piece, its text, a tab and its score, in the order of ids.</summary>
internal static class VocabularyText
{
    private static readonly string[] UsualSpecialTokens = ["<unk>", "<s>", "</s>"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="special">Which pieces stand for no text; null for the usual ones that are there.</param>
    /// <param name="normalization">What is made of texts.</param>
    public static UnigramTokenizer Read(string path, SpecialTokens? special, UnigramNormalization normalization)
    {
        var (tokens, scores) = (new List<string>(), new List<float>());
        using (var lines = new VocabularyLines(path))
            while (lines.Next() is { } line)
            {
                var tab = line.LastIndexOf('\t');
                if (tab <= 0 || !float.TryParse(line.AsSpan(tab + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var score) || !float.IsFinite(score))
                    throw lines.Error($"Expected a piece, a tab and a finite score, found '{(line.Length > 60 ? line[..60] + "..." : line)}'");
                tokens.Add(line[..tab]);
                scores.Add(score);
            }
        special ??= Usual(tokens);
        var named = special.All;
        var hasBytes = Enumerable.Range(0, 256).Select(PieceVocabulary.ByteName).All(tokens.ToHashSet(StringComparer.Ordinal).Contains);
        var kinds = tokens.Select(token => token == special.Unknown ? PieceKind.Unknown : named.Contains(token) ? PieceKind.Control
            : hasBytes && PieceVocabulary.TryGetByte(token, out _) ? PieceKind.Byte : PieceKind.Normal);
        try
        {
            return new UnigramTokenizer(new PieceVocabulary([.. tokens], [.. scores], [.. kinds]), special, normalization);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"'{path}': {error.Message}", error);
        }
    }

    /// <exception cref="InvalidOperationException">A piece has a line end, which no line can hold.</exception>
    public static void Write(TextWriter writer, PieceVocabulary pieces)
    {
        for (var id = 0; id < pieces.Count; id++)
        {
            if (pieces.Names[id].AsSpan().ContainsAny('\n', '\r'))
                throw new InvalidOperationException(FormattableString.Invariant($"Expected pieces without line ends, found one with the id {id}. A .vocab cannot hold it: save a .model."));
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{pieces.Names[id]}\t{pieces.Scores[id]}\n"));
        }
    }

    private static SpecialTokens Usual(List<string> tokens)
    {
        string? There(int index) => tokens.Contains(UsualSpecialTokens[index]) ? UsualSpecialTokens[index] : null;
        return new SpecialTokens { Unknown = There(0), Beginning = There(1), End = There(2) };
    }
}
