using System.Text;
using SeqML.Text.Corpora;
using SeqML.Text.Subwords.BytePair;
using SeqML.Text.Subwords.Files;
using SeqML.Text.Subwords.Learning;
using SeqML.Text.Subwords.Storage;
using SeqML.Text.Subwords.Words;

namespace SeqML.Text.Subwords;

/// <summary>
/// Byte pair encoding of words (Sennrich et al. 2016): text is split at white space, and the characters of a word are merged, most frequent pairs first. The last token of a word has "&lt;/w&gt;" at its end.
/// Unlike <see cref="ByteLevelTokenizer"/> its tokens are of characters and within a word, without the blank before it, and characters that learning did not meet are unknown.
/// </summary>
/// <remarks>
/// It splits no punctuation off: put a tokenizer of words before, as translation does. A word of more than a million units is encoded in parts of that length. Let two texts be joined by white
/// space: then the tokens of both together are those of the first and those of the second.
/// </remarks>
public sealed class BytePairTokenizer : SubwordTokenizer
{
    private const int LongestWord = 1 << 20;
    private const string Version = "0.2";

    private readonly IReadOnlyList<(string Left, string Right)> merges;
    private readonly IReadOnlyList<long> counts;
    private readonly WorkspacePool<BytePairWorkspace> workspaces;

    internal BytePairTokenizer(SubwordVocabulary vocabulary, IReadOnlyList<long> counts, MergeFile merges, SpecialTokens specialTokens)
        : base(vocabulary, specialTokens)
    {
        (this.counts, this.merges) = (counts, merges.Merges);
        var symbols = new BytePairSymbols(vocabulary, merges, IsSpecial);
        workspaces = new WorkspacePool<BytePairWorkspace>(() => new BytePairWorkspace(symbols, UnknownId ?? -1));
    }

    private protected override SubwordKind Kind => SubwordKind.BytePair;

    /// <summary>Learns merges from texts. (Sennrich et al. 2016, algorithm 1.)</summary>
    /// <param name="texts">Gone through once.</param>
    /// <param name="options">How many tokens, and of what; null for the defaults, with the tokens of <see cref="SpecialTokens.Translation"/>.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The texts have no word.</exception>
    /// <exception cref="OperationCanceledException">Learning was cancelled.</exception>
    public static BytePairTokenizer Learn(IEnumerable<string> texts, SubwordLearnerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        options ??= new SubwordLearnerOptions();
        var specialTokens = options.SpecialTokens ?? SpecialTokens.Translation;
        var learned = SubwordLearner.Learn(texts, options, new BytePairRules(specialTokens), specialTokens);
        return new BytePairTokenizer(new SubwordVocabulary(learned.Tokens), learned.Counts, new MergeFile(learned.Merges), specialTokens);
    }

    /// <summary>Reads the files of subword-nmt: its codes, and the vocabulary that it made of segmented text.</summary>
    /// <param name="codesPath">The codes: "#version: 0.2", then a line for each merge, first ones first.</param>
    /// <param name="vocabularyPath">A token and its count a line; ids are in their order. What merges make and it does not have is split again. Null: all that merges name and make, in their order.</param>
    /// <param name="specialTokens">Tokens that stand for no text; null for <see cref="SpecialTokens.Translation"/>. Those that the vocabulary does not have are its first ids.</param>
    /// <exception cref="IOException">A file is not there, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or they do not belong together. The message names it and the line.</exception>
    public static BytePairTokenizer FromFiles(string codesPath, string? vocabularyPath = null, SpecialTokens? specialTokens = null)
    {
        specialTokens ??= SpecialTokens.Translation;
        specialTokens.Validate();
        var merges = new MergeFile(codesPath);
        if (merges.Version != Version)
            throw new InvalidDataException($"'{codesPath}', line 1: Expected '#version: {Version}', found {(merges.Version is null ? "no version" : $"version {merges.Version}")}. Codes of other versions split words otherwise: learn them again.");
        if (vocabularyPath is null)
            return FromMerges(merges, specialTokens);
        var (tokens, counts) = CountedTokenLines.Read(vocabularyPath, specialTokens);
        var tokenizer = new BytePairTokenizer(new SubwordVocabulary(tokens), counts, merges, specialTokens);
        merges.CheckMakes(tokens, token => tokenizer.IsSpecial(token) || BytePairSymbols.IsCharacter(tokens[token]));
        return tokenizer;
    }

    /// <summary>Writes the files that <see cref="FromFiles"/> reads, which subword-nmt reads, too.</summary>
    /// <param name="codesPath">The new codes.</param>
    /// <param name="vocabularyPath">The new vocabulary, with the special tokens, and with counts of the texts that it was learned from; 0 where they are not known.</param>
    public void SaveFiles(string codesPath, string vocabularyPath)
    {
        TokenLines.Check(Tokens);
        CorpusFile.Write(codesPath, writer => MergeFile.Write(writer, merges));
        CorpusFile.Write(vocabularyPath, writer => CountedTokenLines.Write(writer, Tokens, counts, IsSpecial));
    }

    /// <summary>The tokens are what merges name and make.</summary>
    internal static BytePairTokenizer FromMerges(MergeFile merges, SpecialTokens specialTokens)
    {
        var special = specialTokens.All;
        var characters = merges.Merges.SelectMany(merge => new[] { merge.Left, merge.Right }).Where(BytePairSymbols.IsCharacter).Order(StringComparer.Ordinal);
        string[] tokens = [.. special.Concat(characters.Concat(merges.Merges.Select(merge => merge.Left + merge.Right)).Where(token => CountedTokenLines.CanHold(token, special))).Distinct(StringComparer.Ordinal)];
        return new BytePairTokenizer(new SubwordVocabulary(tokens), new long[tokens.Length], merges, specialTokens);
    }

    internal static BytePairTokenizer Read(SubwordReader reader)
    {
        var tokens = reader.ReadTexts("tokens");
        var merges = new MergeFile(reader.ReadPairs("merges"));
        return new BytePairTokenizer(new SubwordVocabulary(tokens), new long[tokens.Count], merges, reader.ReadSpecialTokens());
    }

    private protected override void Write(SubwordWriter writer)
    {
        writer.WriteTexts(Tokens);
        writer.WritePairs(merges);
        writer.WriteSpecialTokens(SpecialTokens);
    }

    private protected override void EncodeText(ReadOnlySpan<char> text, ref SubwordOutput output)
    {
        if (text.IsEmpty)
            return;
        var workspace = workspaces.Rent();
        foreach (var (start, length) in new WhiteSpaceWords(text))
            for (int from = start, end = start + length; from < end;)
            {
                var to = Math.Min(end, from + LongestWord);
                if (to < end && char.IsHighSurrogate(text[to - 1]))
                    to--;
                output.Add(workspace.Encode(text[from..to], isLast: to == end), from);
                from = to;
            }
        workspaces.Return(workspace);
    }

    /// <summary>The words with a blank between them. What it restores are the words of the text, not its white space; what was unknown is lost, and the blank after it.</summary>
    private protected override string DecodeIds(ReadOnlySpan<int> ids)
    {
        var text = new StringBuilder();
        foreach (var id in ids)
        {
            var token = TokenOf(id);
            var word = IsSpecial(id) ? token : BytePairSymbols.WithoutMark(token);
            text.Append(word);
            if (word.Length < token.Length)
                text.Append(' ');
        }
        return text.ToString(0, text.Length > 0 && text[^1] == ' ' ? text.Length - 1 : text.Length);
    }
}
