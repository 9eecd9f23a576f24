using SeqML.Text.Subwords;
using SeqML.Text.Subwords.Files;

namespace SeqML.Text.Tests.Subwords;

/// <summary>Small tokenizers of every kind that need no data.</summary>
internal static class Samples
{
    /// <summary>The words of Sennrich et al. 2016, as often as they come there.</summary>
    public static readonly string[] PaperWords = [.. Times("low", 5), .. Times("lower", 2), .. Times("newest", 6), .. Times("widest", 3)];

    /// <summary>Texts to learn from.</summary>
    public static readonly string[] Texts =
    [
        "The quick brown fox jumps over the lazy dog; the dog, however, isn't quick.",
        "Internationalization and localization are words of many letters: 20 and 12.",
        "Na\u00EFve caf\u00E9s serve cr\u00E8me br\u00FBl\u00E9e. The caf\u00E9 is na\u00EFve!",
        "\u65E5\u672C\u8A9E and \u4E2D\u6587 have characters; \u65E5\u672C is \u65E5 and \u672C.",
        "The lowest of the low, the newest of the new, and the widest of the wide.",
        "Emoji \U0001F44D\U0001F3FD and \U0001F469\u200D\U0001F467 are \U0001F44D, too. \u041F\u0440\u0438\u0432\u0435\u0442, \u043C\u0438\u0440! \u041F\u0440\u0438\u0432\u0435\u0442!",
    ];

    private static readonly string[] Codes = ["e s", "es t</w>", "l o", "lo w", "e r</w>", "lo w</w>"];

    public static readonly BytePairTokenizer PaperCodes = OfCodes(Codes);

    public static readonly WordPieceTokenizer BertTest = new(
        new SubwordVocabulary(["[UNK]", "[CLS]", "[SEP]", "want", "##want", "##ed", "wa", "un", "runn", "##ing", ","]),
        new WordPieceOptions { SpecialTokens = new SpecialTokens { Unknown = "[UNK]", Beginning = "[CLS]", End = "[SEP]" } });

    /// <summary>By name, for tests of what holds for all.</summary>
    public static readonly IReadOnlyDictionary<string, SubwordTokenizer> All = new Dictionary<string, SubwordTokenizer>
    {
        ["byte pairs"] = BytePairTokenizer.Learn(Texts, new SubwordLearnerOptions { VocabularySize = 200 }),
        ["byte pairs without an unknown token"] = BytePairTokenizer.Learn(Texts, new SubwordLearnerOptions { VocabularySize = 150, SpecialTokens = SpecialTokens.None, MaximumAlphabet = 30 }),
        ["byte pairs of codes"] = PaperCodes,
        ["bytes"] = ByteLevelTokenizer.Learn(Texts, new SubwordLearnerOptions { VocabularySize = 330 }),
        ["bytes with special tokens in the text"] = ByteLevelTokenizer.Learn(Texts, new SubwordLearnerOptions { VocabularySize = 300, SpecialTokens = new SpecialTokens { Mask = " ", Others = ["a", "go", "\u65E5"], AreRecognizedInText = true } }),
        ["word pieces"] = WordPieceTokenizer.Learn(Texts, new SubwordLearnerOptions { VocabularySize = 250 }),
        ["word pieces, cased"] = WordPieceTokenizer.Learn(Texts, new SubwordLearnerOptions { VocabularySize = 250, SpecialTokens = SpecialTokens.None }, new WordPieceOptions { IsUncased = false, MaximumWordLength = 5, ContinuationPrefix = "@" }),
        ["word pieces of BERT's test"] = BertTest,
    };

    public static TheoryData<string> Kinds => [.. All.Keys];

    public static BytePairTokenizer OfCodes(params string[] codes) =>
        BytePairTokenizer.FromMerges(new MergeFile([.. codes.Select(code => code.Split(' ')).Select(code => (code[0], code[1]))]), SpecialTokens.Translation);

    private static IEnumerable<string> Times(string word, int count) => Enumerable.Repeat(word, count);
}
