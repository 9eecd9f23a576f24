using SeqML.Text.Subwords.Storage;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Subwords;

/// <summary>
/// Writes any text by the tokens of a fixed vocabulary: frequent words are one token, rare ones several. A token has an id from 0 on, as in the public files; unlike
/// <see cref="Vocabularies.Vocabulary"/>, no id has a meaning of its own: <see cref="SpecialTokens"/> says which tokens have one.
/// </summary>
/// <remarks>No text makes it throw, lone surrogates included. Several threads may use one object. Nothing is allocated in the steady state, but for the text that <see cref="Decode"/> makes.</remarks>
public abstract class SubwordTokenizer
{
    private readonly SubwordVocabulary vocabulary;
    private readonly SpecialTokenFinder? finder;
    private readonly HashSet<int> specialIds;

    /// <exception cref="InvalidDataException">The vocabulary has not every special token.</exception>
    private protected SubwordTokenizer(SubwordVocabulary vocabulary, SpecialTokens specialTokens)
    {
        specialTokens.Validate();
        (this.vocabulary, SpecialTokens) = (vocabulary, specialTokens);
        specialIds = [.. specialTokens.All.Select(vocabulary.IdOf)];
        PaddingId = IdOf(specialTokens.Padding);
        UnknownId = IdOf(specialTokens.Unknown);
        BeginningId = IdOf(specialTokens.Beginning);
        EndId = IdOf(specialTokens.End);
        MaskId = IdOf(specialTokens.Mask);
        if (specialTokens.AreRecognizedInText && specialIds.Count > 0)
            finder = new SpecialTokenFinder(specialTokens.All, vocabulary);
    }

    /// <summary>How many tokens there are; ids go from 0 to one less.</summary>
    public int Count => vocabulary.Count;

    /// <summary>The tokens in the order of their ids, as the public files of the kind write them: "##ing", "Ġthe", "est&lt;/w&gt;", "▁the".</summary>
    public IReadOnlyList<string> Tokens => vocabulary.Tokens;

    /// <summary>The tokens that stand for no text.</summary>
    public SpecialTokens SpecialTokens { get; }

    /// <summary>The id of <see cref="SpecialTokens.Padding"/>; null where there is none.</summary>
    public int? PaddingId { get; }

    /// <summary>The id of <see cref="SpecialTokens.Unknown"/>; null where there is none.</summary>
    public int? UnknownId { get; }

    /// <summary>The id of <see cref="SpecialTokens.Beginning"/>; null where there is none.</summary>
    public int? BeginningId { get; }

    /// <summary>The id of <see cref="SpecialTokens.End"/>; null where there is none.</summary>
    public int? EndId { get; }

    /// <summary>The id of <see cref="SpecialTokens.Mask"/>; null where there is none.</summary>
    public int? MaskId { get; }

    private protected SubwordVocabulary Vocabulary => vocabulary;

    /// <summary>Finds special tokens in texts; null where none are looked for.</summary>
    private protected SpecialTokenFinder? Finder => finder;

    /// <summary>What kind it is, in its saved form. A kind never changes its meaning.</summary>
    private protected abstract SubwordKind Kind { get; }

    /// <summary>The token with an id, as the public files of the kind write it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public string TokenOf(int id) => (uint)id < (uint)Count ? vocabulary[id] : throw NoSuchId(id, nameof(id));

    /// <summary>The id of a token that is written as in the public files of the kind.</summary>
    public bool TryGetId(ReadOnlySpan<char> token, out int id) => vocabulary.TryGetId(token, out id);

    /// <summary>Whether an id is that of a special token.</summary>
    public bool IsSpecial(int id) => specialIds.Contains(id);

    /// <summary>Adds the ids of a text's tokens. No token of beginning or end is added to them.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="ids">What they are added to.</param>
    public void Encode(ReadOnlySpan<char> text, List<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var output = new SubwordOutput(ids, spans: null);
        Encode(text, ref output);
    }

    /// <summary>Adds the ids of a text's tokens, and where each stands.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="ids">What the ids are added to.</param>
    /// <param name="spans">What their places in the text are added to: neither starts nor ends ever go back. Tokens that share a character, as bytes of it, have it both.</param>
    public void Encode(ReadOnlySpan<char> text, List<int> ids, List<TextSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(spans);
        var output = new SubwordOutput(ids, spans);
        Encode(text, ref output);
    }

    /// <summary>How many tokens a text has: as many as <see cref="Encode(ReadOnlySpan{char}, List{int})"/> adds.</summary>
    public int CountTokens(ReadOnlySpan<char> text)
    {
        var output = new SubwordOutput(ids: null, spans: null);
        Encode(text, ref output);
        return output.Count;
    }

    /// <summary>The text that tokens stand for. Special tokens are written as they are; leave their ids out (<see cref="IsSpecial"/>) where they should not be seen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public string Decode(ReadOnlySpan<int> ids)
    {
        foreach (var id in ids)
            if ((uint)id >= (uint)Count)
                throw NoSuchId(id, nameof(ids));
        return DecodeIds(ids);
    }

    /// <summary>Writes the whole tokenizer, of whatever kind, in SeqML's own form, that <see cref="Load"/> reads. For other programs, save the public files of the kind.</summary>
    /// <param name="stream">It is written from where it stands, and stays open.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var writer = new SubwordWriter();
        Write(writer);
        SubwordContainer.Write(stream, Kind, writer.Written);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="stream">It is read from where it stands to the end of the tokenizer, and stays open.</param>
    /// <exception cref="InvalidDataException">It holds no tokenizer of this version, or a damaged one.</exception>
    public static SubwordTokenizer Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (kind, body) = SubwordContainer.Read(stream);
        var reader = new SubwordReader(body);
        var tokenizer = SubwordKinds.Read(kind, reader);
        reader.RequireEnd();
        return tokenizer;
    }

    /// <summary>Adds the tokens of a text in which no special token is looked for.</summary>
    private protected abstract void EncodeText(ReadOnlySpan<char> text, ref SubwordOutput output);

    /// <summary>The text of ids that are all known.</summary>
    private protected abstract string DecodeIds(ReadOnlySpan<int> ids);

    /// <summary>Writes what the kind's reader in <see cref="SubwordKinds"/> reads.</summary>
    private protected abstract void Write(SubwordWriter writer);

    private void Encode(ReadOnlySpan<char> text, ref SubwordOutput output)
    {
        while (finder is not null && finder.Find(text, out var id, out var length) is >= 0 and var start)
        {
            EncodeText(text[..start], ref output);
            output.Add(id, start, length);
            output.Offset += start + length;
            text = text[(start + length)..];
        }
        EncodeText(text, ref output);
    }

    private int? IdOf(string? token) => token is null ? null : vocabulary.IdOf(token);

    private ArgumentOutOfRangeException NoSuchId(int id, string parameter) =>
        new(parameter, id, FormattableString.Invariant($"Expected ids from 0 to {Count - 1}, found {id}."));
}
