using System.Text;
using SeqML.Text.Corpora;
using SeqML.Text.Subwords.Files;
using SeqML.Text.Subwords.Learning;
using SeqML.Text.Subwords.Storage;
using SeqML.Text.Subwords.WordPiece;
using SeqML.Text.Subwords.Words;

namespace SeqML.Text.Subwords;

/// <summary>
/// WordPiece, as in BERT (Devlin et al. 2019): text is split at white space, punctuation and around Chinese characters; each word is written by the longest token that begins it, then the longest ones that continue
/// it ("un" "##aff" "##able"), or is unknown as a whole. Uncased, words lose their case and their accents before.
/// </summary>
/// <remarks>
/// Control and format characters, half characters and U+FFFD are taken out first, as BERT does. Lower case is made of each character alone, without the final sigma of Greek. Let two texts be joined by
/// white space: then the tokens of both together are those of the first and those of the second.
/// </remarks>
public sealed class WordPieceTokenizer : SubwordTokenizer
{
    private readonly WordPieceOptions options;
    private readonly int[] punctuationIds = new int[128];
    private readonly WorkspacePool<WordPieceWorkspace> workspaces;

    internal WordPieceTokenizer(SubwordVocabulary vocabulary, WordPieceOptions options)
        : base(vocabulary, options.SpecialTokens)
    {
        this.options = options;
        var prefix = options.ContinuationPrefix;
        var parts = vocabulary.Tokens.Select((token, id) => token.StartsWith(prefix, StringComparison.Ordinal) ? (Text: token[prefix.Length..], Continues: true, Id: id) : (Text: token, Continues: false, Id: id)).ToArray();
        var trie = new WordPieceTrie(parts.Where(part => part.Text.Length > 0 && !IsSpecial(part.Id) && part.Text.EnumerateRunes().Count() <= options.MaximumWordLength));
        var model = new WordPieceModel(trie, [.. parts.Select(part => part.Text.Length)], UnknownId ?? -1, options.IsUncased, options.MaximumWordLength);
        var found = new int[1];
        for (var unit = 0; unit < punctuationIds.Length; unit++)
            punctuationIds[unit] = trie.Match([(char)unit], found) > 0 ? found[0] : model.UnknownId;
        workspaces = new WorkspacePool<WordPieceWorkspace>(() => new WordPieceWorkspace(model));
    }

    private protected override SubwordKind Kind => SubwordKind.WordPiece;

    /// <summary>Learns a vocabulary from texts: of all pairs of tokens in words the one with the best score is made one token, again and again.</summary>
    /// <param name="texts">Gone through once.</param>
    /// <param name="learner">How many tokens, and of what; null for the defaults. Its special tokens go before those of <paramref name="options"/>.</param>
    /// <param name="options">How text is read; null for the defaults.</param>
    /// <param name="score">Which pair is best; null for <see cref="WordPieceScore.Likelihood"/>.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The texts have no word.</exception>
    /// <exception cref="OperationCanceledException">Learning was cancelled.</exception>
    public static WordPieceTokenizer Learn(IEnumerable<string> texts, SubwordLearnerOptions? learner = null, WordPieceOptions? options = null, WordPieceScore? score = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        (learner, options) = (learner ?? new SubwordLearnerOptions(), options ?? new WordPieceOptions());
        options = options with { SpecialTokens = learner.SpecialTokens ?? options.SpecialTokens };
        options.Validate();
        var learned = SubwordLearner.Learn(texts, learner, new WordPieceRules(options, score ?? WordPieceScore.Likelihood), options.SpecialTokens);
        return new WordPieceTokenizer(new SubwordVocabulary([.. learned.Tokens]), options);
    }

    /// <summary>Reads BERT's <c>vocab.txt</c>.</summary>
    /// <param name="path">A token a line; the first has the id 0.</param>
    /// <param name="options">How text is read; null for the defaults, which are those of the uncased models.</param>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or has not the special tokens. The message names the file and the line.</exception>
    public static WordPieceTokenizer FromFile(string path, WordPieceOptions? options = null)
    {
        options ??= new WordPieceOptions();
        options.Validate();
        var tokens = TokenLines.Read(path);
        try
        {
            return new WordPieceTokenizer(new SubwordVocabulary(tokens), options);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"'{path}': {error.Message}", error);
        }
    }

    /// <summary>Writes the <c>vocab.txt</c> that <see cref="FromFile"/> reads, which other programs read, too. The options are not in it.</summary>
    /// <param name="path">The new file.</param>
    public void SaveFile(string path)
    {
        TokenLines.Check(Tokens);
        CorpusFile.Write(path, writer => TokenLines.Write(writer, Tokens));
    }

    internal static WordPieceTokenizer Read(SubwordReader reader)
    {
        var vocabulary = new SubwordVocabulary(reader.ReadTexts("tokens"));
        var options = new WordPieceOptions
        {
            IsUncased = reader.ReadFlag("whether it is uncased"),
            ContinuationPrefix = reader.ReadText("the prefix"),
            MaximumWordLength = reader.ReadNumber("the longest word's length", 1000),
            SpecialTokens = reader.ReadSpecialTokens(),
        };
        return WordPieceOptions.IsPrefix(options.ContinuationPrefix) && options.MaximumWordLength > 0 ? new WordPieceTokenizer(vocabulary, options)
            : throw SubwordReader.Damaged("an option is out of its range");
    }

    private protected override void Write(SubwordWriter writer)
    {
        writer.WriteTexts(Tokens);
        writer.WriteFlag(options.IsUncased);
        writer.WriteText(options.ContinuationPrefix);
        writer.WriteNumber(options.MaximumWordLength);
        writer.WriteSpecialTokens(SpecialTokens);
    }

    private protected override void EncodeText(ReadOnlySpan<char> text, ref SubwordOutput output)
    {
        if (text.IsEmpty)
            return;
        var workspace = workspaces.Rent();
        foreach (var (start, length) in new WordPieceChunks(text))
            if (text[start] is var unit && unit < 128 && WordPieceCharacters.Ascii[unit] == WordPieceCharacters.Punctuation)
            {
                if (punctuationIds[unit] is >= 0 and var id)
                    output.Add(id, start, 1);
            }
            else
            {
                workspace.Encode(text.Slice(start, length), ref output, start);
            }
        workspaces.Return(workspace);
    }

    /// <summary>Words with a blank between them, and none before what continues a word. What it restores are the words of the text, punctuation being words; not their case, accents and blanks.</summary>
    private protected override string DecodeIds(ReadOnlySpan<int> ids)
    {
        var text = new StringBuilder();
        foreach (var id in ids)
        {
            var token = TokenOf(id);
            var continues = !IsSpecial(id) && text.Length > 0 && token.StartsWith(options.ContinuationPrefix, StringComparison.Ordinal);
            if (continues)
                text.Append(token, options.ContinuationPrefix.Length, token.Length - options.ContinuationPrefix.Length);
            else
                text.Append(text.Length > 0 ? " " : "").Append(token);
        }
        return text.ToString();
    }
}
