using System.Globalization;

namespace SeqML.Text.Subwords.Unigram;

/// <summary>Tokens with their scores and kinds, in the order of their ids.</summary>
internal sealed class PieceVocabulary
{
    /// <summary>An unknown character is less likely than the least likely piece by e to this power, as in SentencePiece.</summary>
    private const float UnknownPenalty = 10;

    /// <summary>The score of a user's piece, whatever its length: more than any two pieces have together, as in SentencePiece.</summary>
    private const float UserDefinedScore = -0.1f;

    private readonly string[] tokens;
    private readonly float[] scores;
    private readonly PieceKind[] kinds;

    /// <exception cref="InvalidDataException">A score is not finite, there are two unknown tokens, or some bytes but not all.</exception>
    public PieceVocabulary(string[] tokens, float[] scores, PieceKind[] kinds)
    {
        (this.tokens, this.scores, this.kinds) = (tokens, scores, kinds);
        Names = new SubwordVocabulary(tokens);
        UnknownId = -1;
        var least = float.PositiveInfinity;
        var byteIds = new int[256];
        var byteCount = 0;
        Array.Fill(byteIds, -1);
        for (var id = 0; id < tokens.Length; id++)
        {
            if (!float.IsFinite(scores[id]))
                throw new InvalidDataException(FormattableString.Invariant($"Expected a finite score of the piece '{tokens[id]}' with the id {id}, found {scores[id]}."));
            switch (kinds[id])
            {
                case PieceKind.Normal:
                    least = Math.Min(least, scores[id]);
                    break;
                case PieceKind.Unknown when UnknownId >= 0:
                    throw new InvalidDataException(FormattableString.Invariant($"Expected one unknown token, found the ids {UnknownId} and {id}."));
                case PieceKind.Unknown:
                    UnknownId = id;
                    break;
                case PieceKind.Byte:
                    byteIds[ByteOf(tokens[id], id)] = id;
                    byteCount++;
                    break;
            }
        }
        if (byteCount is not (0 or 256))
            throw new InvalidDataException(FormattableString.Invariant($"Expected tokens of all 256 bytes or of none, found {byteCount}."));
        UnknownScore = (float.IsFinite(least) ? least : 0) - UnknownPenalty;
        ByteIds = byteCount > 0 ? byteIds : null;
    }

    /// <summary>Tokens by id, and ids by token.</summary>
    public SubwordVocabulary Names { get; }

    public int Count => tokens.Length;

    /// <summary>The id of the unknown token; -1 where there is none.</summary>
    public int UnknownId { get; }

    /// <summary>The score of an unknown character.</summary>
    public float UnknownScore { get; }

    /// <summary>The ids of the bytes from 0 to 255; null where there are none.</summary>
    public int[]? ByteIds { get; }

    public ReadOnlySpan<float> Scores => scores;

    public ReadOnlySpan<PieceKind> Kinds => kinds;

    /// <summary>Whether a token stands for text, and is looked for in it.</summary>
    public bool IsPiece(int id) => kinds[id] is PieceKind.Normal or PieceKind.UserDefined;

    /// <summary>The score by which a piece competes with others.</summary>
    public float CompetingScore(int id) => kinds[id] == PieceKind.UserDefined ? UserDefinedScore : scores[id];

    /// <summary>How a byte's token is written.</summary>
    public static string ByteName(int value) => string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>");

    /// <summary>The byte that a token's name stands for.</summary>
    /// <exception cref="InvalidDataException">It is no name of a byte.</exception>
    public static byte ByteOf(string token, int id) => TryGetByte(token, out var value) ? value
        : throw new InvalidDataException(FormattableString.Invariant($"Expected a byte's token as '<0x41>' with the id {id}, found '{token}'."));

    public static bool TryGetByte(string token, out byte value)
    {
        value = 0;
        return token is ['<', '0', 'x', _, _, '>']
            && byte.TryParse(token.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            && token == ByteName(value);
    }
}
