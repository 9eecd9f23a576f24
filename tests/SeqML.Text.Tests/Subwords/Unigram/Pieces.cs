using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Subwords;
using SeqML.Text.Subwords.Unigram;
using SeqML.Text.Subwords.Unigram.Search;

namespace SeqML.Text.Tests.Subwords.Unigram;

/// <summary>A few pieces and their scores; and tokenizers of them.</summary>
internal sealed record Pieces(params (string Text, double Score)[] All)
{
    /// <summary>Any pieces of a few letters, one of two units and one of mark among them; some characters are no piece of their own.</summary>
    public static readonly Arbitrary<Pieces> Any = Arb.From(
        Gen.Elements("a", "b", "c", "▁", "\U0001F44D", "\uFFFD").NonEmptyListOf().Select(letters => string.Concat(letters.Take(4)))
            .Zip(Gen.Choose(1, 12)).NonEmptyListOf().Select(Of),
        pieces => Enumerable.Range(0, pieces.All.Length).Where(_ => pieces.All.Length > 1).Select(i => new Pieces([.. pieces.All.Where((_, j) => i != j)])));

    /// <summary>Texts of the same letters, and some that are in no piece.</summary>
    public static readonly Arbitrary<string> Texts = Arb.From(
        Gen.Elements("a", "a", "b", "c", " ", "\U0001F44D", "x", "\uD83D").ListOf().Select(letters => string.Concat(letters.Take(9))),
        text => Enumerable.Range(0, text.Length).Select(i => text.Remove(i, 1)));

    /// <summary>Texts of the same letters as they are split: with marks, and whole characters only.</summary>
    public static readonly Arbitrary<string> MarkedTexts = Arb.From(
        Gen.Elements("a", "a", "b", "c", "▁", "\U0001F44D", "\U0001F44C", "x", "\uFFFD").ListOf().Select(letters => string.Concat(letters.Take(9))),
        text => Enumerable.Range(0, text.Length).Where(i => !char.IsSurrogate(text[i])).Select(i => text.Remove(i, 1)));

    /// <summary>The score of an unknown character.</summary>
    public float UnknownScore => (float)All.Min(piece => piece.Score) - 10;

    public UnigramTokenizer Tokenizer(UnigramNormalization? normalization = null, bool bytes = false, SpecialTokens? special = null) =>
        new(Vocabulary(bytes, special ?? new SpecialTokens { Unknown = "<unk>" }), special ?? new SpecialTokens { Unknown = "<unk>" }, normalization ?? new UnigramNormalization());

    /// <summary>The pieces' trie.</summary>
    public PieceTrie Trie => field ??= new PieceTrie(Vocabulary(bytes: false, new SpecialTokens { Unknown = "<unk>" }));

    public PieceVocabulary Vocabulary(bool bytes, SpecialTokens special)
    {
        var tokens = special.All.Select(token => (token, 0.0, token == special.Unknown ? PieceKind.Unknown : PieceKind.Control))
            .Concat(bytes ? Enumerable.Range(0, 256).Select(value => (PieceVocabulary.ByteName(value), 0.0, PieceKind.Byte)) : [])
            .Concat(All.Select(piece => (piece.Text, piece.Score, PieceKind.Normal))).ToList();
        return new PieceVocabulary([.. tokens.Select(token => token.Item1)], [.. tokens.Select(token => (float)token.Item2)], [.. tokens.Select(token => token.Item3)]);
    }

    /// <summary>All ways to write a text, by their definition: each is the texts of its pieces, and its score.</summary>
    /// <param name="text">A text without lone surrogates, with marks for white space.</param>
    public IEnumerable<(string[] Parts, double Score)> AllWays(string text)
    {
        if (text.Length == 0)
            return [([], 0)];
        var character = char.IsHighSurrogate(text[0]) ? 2 : 1;
        var first = All.Where(piece => text.StartsWith(piece.Text, StringComparison.Ordinal)).ToList();
        if (first.All(piece => piece.Text.Length != character))
            first.Add((text[..character], UnknownScore));
        return from piece in first
               from rest in AllWays(text[piece.Text.Length..])
               select ((string[])[piece.Text, .. rest.Parts], piece.Score + rest.Score);
    }

    /// <summary>The score of a way.</summary>
    public double ScoreOf(IEnumerable<string> parts) => parts.Sum(part => All.FirstOrDefault(piece => piece.Text == part, (part, UnknownScore)).Item2);

    /// <summary>What is made of a text before it is split, by its definition.</summary>
    public static string Normalized(string text, UnigramNormalization normalization)
    {
        var units = text.Select((unit, i) => CharacterReader.IsLoneSurrogate(text, i) ? '\uFFFD' : unit == ' ' || (normalization.BlanksAnyWhiteSpace && char.IsWhiteSpace(unit)) ? ' ' : unit);
        var normalized = string.Concat(units);
        if (normalization.RemovesExtraWhiteSpace)
        {
            while (normalized.Contains("  ", StringComparison.Ordinal))
                normalized = normalized.Replace("  ", " ", StringComparison.Ordinal);
            normalized = normalized.Trim(' ');
        }
        if (normalized.Length > 0 && normalization.AddsDummyPrefix)
            normalized = " " + normalized;
        normalized = normalized.Replace(' ', '▁');
        return normalization.RemovesExtraWhiteSpace ? normalized.TrimEnd('▁') : normalized;
    }

    public override string ToString() => string.Join(' ', All);

    private static Pieces Of(IEnumerable<(string Text, int Score)> all) =>
        new([.. all.DistinctBy(piece => piece.Text).Select(piece => (piece.Text, -piece.Score / 4.0))]);
}
