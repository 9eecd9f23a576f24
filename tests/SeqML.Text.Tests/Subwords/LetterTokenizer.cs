using SeqML.Text.Subwords;
using SeqML.Text.Subwords.Storage;

namespace SeqML.Text.Tests.Subwords;

/// <summary>The simplest kind: a token a letter. Shows what all kinds share.</summary>
internal sealed class LetterTokenizer(SpecialTokens specialTokens, params string[] tokens) : SubwordTokenizer(new SubwordVocabulary(tokens), specialTokens)
{
    private protected override SubwordKind Kind => (SubwordKind)255;

    private protected override void EncodeText(ReadOnlySpan<char> text, ref SubwordOutput output)
    {
        for (var i = 0; i < text.Length; i++)
            if (TryGetId(text.Slice(i, 1), out var id))
                output.Add(id, i, 1);
            else if (UnknownId is { } unknown)
                output.Add(unknown, i, 1);
    }

    private protected override string DecodeIds(ReadOnlySpan<int> ids) => string.Concat(ids.ToArray().Select(TokenOf));

    private protected override void Write(SubwordWriter writer) => writer.WriteTexts([.. Tokens]);
}
