using System.Text;
using SeqML.Text.Corpora;
using SeqML.Text.Subwords.ByteLevel;
using SeqML.Text.Subwords.Files;
using SeqML.Text.Subwords.Learning;
using SeqML.Text.Subwords.Merging;
using SeqML.Text.Subwords.Storage;
using SeqML.Text.Subwords.Words;

namespace SeqML.Text.Subwords;

/// <summary>
/// Byte-level byte pair encoding, as in GPT-2 and RoBERTa (Radford et al. 2019): text is split into words with the blank before them, and the bytes of a word's UTF-8 are merged, most frequent pairs first. Unlike
/// <see cref="BytePairTokenizer"/> nothing is unknown and nothing is lost: <see cref="SubwordTokenizer.Decode"/> gives any text back as it was, but for halves of characters, which become U+FFFD.
/// </summary>
/// <remarks>
/// Blanks and letter case matter: "Hello", " Hello" and " hello" are different tokens. A word of more than a million units is encoded in parts of that length, so that memory stays bounded.
/// Let left end with a visible character and right begin with white space: then the tokens of both together are those of left and those of right.
/// </remarks>
public sealed class ByteLevelTokenizer : SubwordTokenizer
{
    private const int LongestWord = 1 << 20;

    private readonly IReadOnlyList<(string Left, string Right)> merges;
    private readonly MergeTable table;
    private readonly int[] byteIds;
    private readonly byte[][] bytes;
    private readonly WorkspacePool<ByteLevelWorkspace> workspaces;

    internal ByteLevelTokenizer(SubwordVocabulary vocabulary, MergeFile merges, SpecialTokens specialTokens)
        : base(vocabulary, specialTokens)
    {
        this.merges = merges.Merges;
        table = MergeTable.Resolve(merges, vocabulary, IsSpecial);
        byteIds = [.. Enumerable.Range(0, 256).Select(value => vocabulary.TryGetId([ByteAlphabet.CharacterOf((byte)value)], out var id) ? id
            : throw new InvalidDataException(FormattableString.Invariant($"Expected a vocabulary of byte-level tokens with one for each of the 256 bytes, found none for {value} ('{ByteAlphabet.CharacterOf((byte)value)}').")))];
        bytes = [.. vocabulary.Tokens.Select(BytesOf)];
        workspaces = new WorkspacePool<ByteLevelWorkspace>(() => new ByteLevelWorkspace(table, byteIds));
    }

    private protected override SubwordKind Kind => SubwordKind.ByteLevel;

    /// <summary>Learns merges from texts. All 256 bytes are tokens whatever the texts, so that nothing is ever unknown.</summary>
    /// <param name="texts">Gone through once.</param>
    /// <param name="options">How many tokens, and of what; null for the defaults, with the token of <see cref="SpecialTokens.Gpt2"/>.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The texts have no word.</exception>
    /// <exception cref="OperationCanceledException">Learning was cancelled.</exception>
    public static ByteLevelTokenizer Learn(IEnumerable<string> texts, SubwordLearnerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        options ??= new SubwordLearnerOptions();
        var specialTokens = options.SpecialTokens ?? SpecialTokens.Gpt2;
        var learned = SubwordLearner.Learn(texts, options, new ByteLevelRules(), specialTokens);
        return new ByteLevelTokenizer(new SubwordVocabulary(learned.Tokens), new MergeFile(learned.Merges), specialTokens);
    }

    /// <summary>Reads the public files: <c>vocab.json</c> and <c>merges.txt</c>, or GPT-2's own <c>encoder.json</c> and <c>vocab.bpe</c>.</summary>
    /// <param name="vocabularyPath">A JSON object with an id for each token, all from 0 on.</param>
    /// <param name="mergesPath">A line for each merge, first ones first: two tokens and a blank between them.</param>
    /// <param name="specialTokens">Tokens of the vocabulary that stand for no text; null for <see cref="SpecialTokens.Gpt2"/>.</param>
    /// <exception cref="IOException">A file is not there, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or they do not belong together. The message names the file and the line.</exception>
    public static ByteLevelTokenizer FromFiles(string vocabularyPath, string mergesPath, SpecialTokens? specialTokens = null)
    {
        var tokens = VocabularyJson.Read(vocabularyPath);
        var merges = new MergeFile(mergesPath);
        try
        {
            var tokenizer = new ByteLevelTokenizer(new SubwordVocabulary(tokens), merges, specialTokens ?? SpecialTokens.Gpt2);
            merges.CheckMakes(tokens, token => tokenizer.IsSpecial(token) || tokenizer.bytes[token].Length == 1);
            return tokenizer;
        }
        catch (InvalidDataException error) when (!error.Message.Contains(mergesPath, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{vocabularyPath}': {error.Message}", error);
        }
    }

    /// <summary>Writes the public files that <see cref="FromFiles"/> reads, which other programs read, too. Special tokens are not told apart in them: name them when reading.</summary>
    /// <param name="vocabularyPath">The new <c>vocab.json</c>.</param>
    /// <param name="mergesPath">The new <c>merges.txt</c>.</param>
    public void SaveFiles(string vocabularyPath, string mergesPath)
    {
        CorpusFile.Write(vocabularyPath, writer => VocabularyJson.Write(writer, Tokens));
        CorpusFile.Write(mergesPath, writer => MergeFile.Write(writer, merges));
    }

    internal static ByteLevelTokenizer Read(SubwordReader reader) =>
        new(new SubwordVocabulary(reader.ReadTexts("tokens")), new MergeFile(reader.ReadPairs("merges")), reader.ReadSpecialTokens());

    private protected override void EncodeText(ReadOnlySpan<char> text, ref SubwordOutput output)
    {
        if (text.IsEmpty)
            return;
        var workspace = workspaces.Rent();
        for (var start = 0; start < text.Length;)
        {
            // No further than is needed to see that a word is too long: the rest of it would be looked at for each of its parts.
            var end = ByteLevelWords.EndOf(text[..Math.Min(text.Length, start + LongestWord + 2)], start);
            if (end - start > LongestWord)
                end = start + LongestWord - (char.IsHighSurrogate(text[start + LongestWord - 1]) ? 1 : 0);
            output.Add(workspace.Encode(text[start..end]), start);
            start = end;
        }
        workspaces.Return(workspace);
    }

    private protected override string DecodeIds(ReadOnlySpan<int> ids)
    {
        var length = 0;
        foreach (var id in ids)
            length = checked(length + bytes[id].Length);
        var decoded = new byte[length];
        length = 0;
        foreach (var id in ids)
        {
            bytes[id].CopyTo(decoded, length);
            length += bytes[id].Length;
        }
        return Encoding.UTF8.GetString(decoded);
    }

    private protected override void Write(SubwordWriter writer)
    {
        writer.WriteTexts(Tokens);
        writer.WritePairs(merges);
        writer.WriteSpecialTokens(SpecialTokens);
    }

    /// <summary>What a token stands for. Special tokens, and others that are written in no alphabet of bytes, stand for themselves.</summary>
    private byte[] BytesOf(string token, int id)
    {
        var found = new List<byte>();
        return !IsSpecial(id) && ByteAlphabet.TryGetBytes(token, found) ? [.. found] : Encoding.UTF8.GetBytes(token);
    }
}
