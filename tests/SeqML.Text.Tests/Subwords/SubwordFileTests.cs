using System.Text;
using System.Text.Json;
using SeqML.Text.Subwords;

namespace SeqML.Text.Tests.Subwords;

/// <summary>The public files: what was saved is read back, and what is damaged is told with its file and line.</summary>
public sealed class SubwordFileTests : IDisposable
{
    private const string Codes = "#version: 0.2\na b\nab c</w>\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Byte_pairs_that_were_saved_are_the_same()
    {
        var tokenizer = BytePairTokenizer.Learn(Samples.Texts, new SubwordLearnerOptions { VocabularySize = 200 });
        tokenizer.SaveFiles(folder.File("codes"), folder.File("vocabulary"));
        var loaded = BytePairTokenizer.FromFiles(folder.File("codes"), folder.File("vocabulary"));
        AreSame(tokenizer, loaded);
        Assert.StartsWith("#version: 0.2\n", File.ReadAllText(folder.File("codes")), StringComparison.Ordinal);
        Assert.StartsWith("<pad> 0\n<unk> 0\n<s> 0\n</s> 0\n! 3\n'@@ 1\n", File.ReadAllText(folder.File("vocabulary")), StringComparison.Ordinal);
        loaded.SaveFiles(folder.File("codes 2"), folder.File("vocabulary 2"));
        Assert.Equal(File.ReadAllBytes(folder.File("vocabulary")), File.ReadAllBytes(folder.File("vocabulary 2")));
        Assert.Equal(File.ReadAllBytes(folder.File("codes")), File.ReadAllBytes(folder.File("codes 2")));
    }

    [Fact]
    public void Bytes_that_were_saved_are_the_same()
    {
        var special = new SpecialTokens { End = "<|end|>", Others = ["\"quoted\" \\ \n\t\u2028", "\U0001F600<&>'"] };
        var tokenizer = ByteLevelTokenizer.Learn(Samples.Texts, new SubwordLearnerOptions { VocabularySize = 330, SpecialTokens = special });
        tokenizer.SaveFiles(folder.File("vocab.json"), folder.File("merges.txt"));
        AreSame(tokenizer, ByteLevelTokenizer.FromFiles(folder.File("vocab.json"), folder.File("merges.txt"), special));
        using var json = JsonDocument.Parse(File.ReadAllBytes(folder.File("vocab.json")));
        Assert.Equal(tokenizer.Tokens, json.RootElement.EnumerateObject().OrderBy(token => token.Value.GetInt32()).Select(token => token.Name));
    }

    [Fact]
    public void Word_pieces_that_were_saved_are_the_same()
    {
        var tokenizer = WordPieceTokenizer.Learn(Samples.Texts, new SubwordLearnerOptions { VocabularySize = 250 });
        tokenizer.SaveFile(folder.File("vocab.txt"));
        AreSame(tokenizer, WordPieceTokenizer.FromFile(folder.File("vocab.txt")));
        Assert.Equal(string.Concat(tokenizer.Tokens.Select(token => token + "\n")), File.ReadAllText(folder.File("vocab.txt")));
    }

    [Fact]
    public void Packed_files_are_read_and_written()
    {
        Samples.BertTest.SaveFile(folder.File("vocab.txt.gz"));
        Assert.Equal(0x1F, File.ReadAllBytes(folder.File("vocab.txt.gz"))[0]);
        Assert.Equal(Samples.BertTest.Tokens, WordPieceTokenizer.FromFile(folder.File("vocab.txt.gz"), new() { SpecialTokens = Samples.BertTest.SpecialTokens }).Tokens);
    }

    [Fact]
    public void Merges_whose_end_is_missing_are_told()
    {
        var tokenizer = ByteLevelTokenizer.Learn(Samples.Texts, new SubwordLearnerOptions { VocabularySize = 330 });
        tokenizer.SaveFiles(folder.File("vocab.json"), folder.File("merges.txt"));
        CutLastLine("merges.txt");
        var bytes = Assert.Throws<InvalidDataException>(() => ByteLevelTokenizer.FromFiles(folder.File("vocab.json"), folder.File("merges.txt")));
        Assert.Contains("merges.txt", bytes.Message, StringComparison.Ordinal);
        Assert.Contains("do not make 1 of 330, the first of them", bytes.Message, StringComparison.Ordinal);
        var others = SpecialTokens.Gpt2 with { Others = [tokenizer.Tokens[^1]] };
        Assert.Equal(330, ByteLevelTokenizer.FromFiles(folder.File("vocab.json"), folder.File("merges.txt"), others).Count);

        var pairTokenizer = BytePairTokenizer.Learn(Samples.Texts, new SubwordLearnerOptions { VocabularySize = 200 });
        pairTokenizer.SaveFiles(folder.File("codes"), folder.File("vocabulary"));
        CutLastLine("codes");
        var pairs = Assert.Throws<InvalidDataException>(() => BytePairTokenizer.FromFiles(folder.File("codes"), folder.File("vocabulary")));
        Assert.Contains("codes", pairs.Message, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"do not make 1 of {pairTokenizer.Count}, the first of them"), pairs.Message, StringComparison.Ordinal);

        void CutLastLine(string file) => File.WriteAllLines(folder.File(file), File.ReadAllLines(folder.File(file))[..^1]);
    }

    [Fact]
    public void A_token_that_no_line_can_hold_is_told()
    {
        var tokenizer = WordPieceTokenizer.Learn(["good"], new() { SpecialTokens = new() { Others = ["a\nb"] } });
        Assert.Contains("line break", Assert.Throws<InvalidOperationException>(() => tokenizer.SaveFile(folder.File("vocab.txt"))).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("vocab.txt")));
    }

    [Fact]
    public void Line_ends_of_other_systems_blank_lines_at_the_end_and_a_mark_of_UTF_8_are_read()
    {
        var path = folder.File("vocab.txt", "\uFEFF[UNK]\r\ngood\r\n##s\r\n\r\n\n");
        Assert.Equal(["[UNK]", "good", "##s"], WordPieceTokenizer.FromFile(path, new() { SpecialTokens = new() { Unknown = "[UNK]" } }).Tokens);
    }

    [Theory]
    [InlineData("", "at least one token")]
    [InlineData("\n\n", "at least one token")]
    [InlineData("[UNK]\n\ngood\n", "line 2: Expected a token, found a blank line")]
    [InlineData("[UNK]\ngood\nbad\ngood\n", "line 4: Expected every token once, found 'good', which is in line 2")]
    [InlineData("good\n", "have the token '[UNK]'")]
    [InlineData("[UNK]\n\u0001BAD UTF-8\n", "line 2: Expected text in UTF-8")]
    public void A_damaged_vocabulary_of_lines_is_told(string content, string expected)
    {
        var path = folder.File("vocab.txt");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content).Select(value => value == 1 ? (byte)0xC3 : value).ToArray());
        IsTold(path, expected, () => WordPieceTokenizer.FromFile(path, new() { SpecialTokens = new() { Unknown = "[UNK]" } }));
    }

    [Theory]
    [InlineData("", "line 1: Expected JSON")]
    [InlineData("[]", "line 1: Expected an object")]
    [InlineData("{\n\"a\": 0,\n\"b\": -1}", "line 3: Expected a whole number from 0 on as the id of 'b', found -1")]
    [InlineData("{\"a\": 1.5}", "as the id of 'a', found 1.5")]
    [InlineData("{\"a\": 99999999999}", "as the id of 'a', found 99999999999")]
    [InlineData("{\"a\": \"0\"}", "as the id of 'a', found String")]
    [InlineData("{\"a\": {\"b\": 0}}", "as the id of 'a', found StartObject")]
    [InlineData("{\"a\": 0,\n\"a\": 1}", "line 2: Expected every token once, found 'a' with the ids 0 and 1")]
    [InlineData("{\"a\": 0, \"b\": 0}", "Expected every id once, found 0 for 'a' and for 'b'")]
    [InlineData("{\"a\": 0, \"b\": 2}", "to be all from 0 to 1, found none with 1")]
    [InlineData("{\"a\": 0", "Expected JSON")]
    [InlineData("{\"a\": 0} x", "Expected JSON")]
    [InlineData("{\"\\ud83d\": 0}", "Expected JSON")]
    [InlineData("{\"\u0001\": 0}", "Expected JSON")]
    [InlineData("{}", "at least one token")]
    [InlineData("{\"\": 0}", "at least one character")]
    [InlineData("{\"<|endoftext|>\": 0}", "for each of the 256 bytes, found none for 0")]
    public void A_damaged_vocabulary_of_JSON_is_told(string content, string expected)
    {
        var path = folder.File("vocab.json");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content).Select(value => value == 1 ? (byte)0xC3 : value).ToArray());
        IsTold(path, expected, () => ByteLevelTokenizer.FromFiles(path, folder.File("merges.txt", "#version: 0.2\n")));
    }

    [Theory]
    [InlineData("#version: 0.2\na b\na\n", "line 3: Expected two symbols with a blank between them, found 'a'")]
    [InlineData("a b c\n", "line 1: Expected two symbols")]
    [InlineData(" b\n", "line 1: Expected two symbols")]
    [InlineData("a  b\n", "line 1: Expected two symbols")]
    [InlineData("#version: 0.2\na b\n\na b\n", "line 3: Expected a token, found a blank line")]
    [InlineData("#version: 0.2\na b\na b\n", "line 3, 'a b': Expected every merge once")]
    [InlineData("a b\nb a\n", "line 2, 'b a': Expected merges of tokens of the vocabulary, found 'ba'")]
    [InlineData("#version: 0.2\nx\u65E5 b\n", "line 2")]
    [InlineData("#version: 0.2\n< s\n", "makes the special token '<s'")]
    public void Damaged_merges_are_told(string content, string expected)
    {
        var tokens = Enumerable.Range(0, 256).Select(value => Text.Subwords.ByteLevel.ByteAlphabet.CharacterOf((byte)value).ToString()).Append("ab").Append("<s");
        var vocabulary = folder.File("vocab.json", JsonSerializer.Serialize(tokens.Select((token, id) => (token, id)).ToDictionary(pair => pair.token, pair => pair.id)));
        var path = folder.File("merges.txt", content);
        IsTold(path, expected, () => ByteLevelTokenizer.FromFiles(vocabulary, path, new() { End = "<s" }));
    }

    [Theory]
    [InlineData("a b\n", "found no version")]
    [InlineData("#version: 0.1\na b\n", "found version 0.1")]
    [InlineData("", "found no version")]
    [InlineData("#version: 0.2\na b\nabc d\n", "line 3, 'abc d': Expected merges of characters and of what merges before this one made, found 'abc'")]
    [InlineData("#version: 0.2\na</w> b\n", "line 2, 'a</w> b': Expected a first symbol within a word")]
    [InlineData("#version: 0.2\na </w>\n", "found one that spells this mark")]
    [InlineData("#version: 0.2\n< /\n</ w\n</w >\n", "found one that spells this mark")]
    [InlineData("#version: 0.2\na b\na b\n", "line 3, 'a b': Expected every merge once")]
    public void Damaged_codes_are_told(string content, string expected)
    {
        var path = folder.File("codes", content);
        IsTold(path, expected, () => BytePairTokenizer.FromFiles(path));
    }

    [Theory]
    [InlineData("", "Expected tokens, found an empty file")]
    [InlineData("a@@ 1\nb\n", "line 2: Expected a token, a blank and how often it came, found 'b'")]
    [InlineData("a@@ -1\n", "line 1: Expected a token, a blank and how often it came")]
    [InlineData("a@@ one\n", "line 1: Expected a token, a blank")]
    [InlineData(" 1\n", "line 1: Expected a token, a blank")]
    [InlineData("@@ 1\n", "line 1: Expected a token before '@@'")]
    [InlineData("a 1\nb 1\na 1\n", "line 3: Expected every token once, found 'a', which is in line 1")]
    public void A_damaged_vocabulary_of_counts_is_told(string content, string expected)
    {
        var path = folder.File("vocabulary", content);
        IsTold(path, expected, () => BytePairTokenizer.FromFiles(folder.File("codes", Codes), path));
    }

    [Fact]
    public void A_file_without_lines_is_refused_before_memory_is_full()
    {
        var path = folder.File("vocab.txt");
        using (var file = File.Create(path))
            file.SetLength(1L << 31);
        IsTold(path, "line 1: Expected a text of lines", () => WordPieceTokenizer.FromFile(path));
        IsTold(path, "at the most", () => ByteLevelTokenizer.FromFiles(path, path));
    }

    [Fact]
    public void A_file_that_is_not_there_is_told()
    {
        Assert.Throws<FileNotFoundException>(() => WordPieceTokenizer.FromFile(folder.File("none")));
        Assert.Throws<FileNotFoundException>(() => ByteLevelTokenizer.FromFiles(folder.File("none"), folder.File("none")));
        Assert.Throws<FileNotFoundException>(() => BytePairTokenizer.FromFiles(folder.File("none")));
        Assert.Throws<ArgumentException>(() => WordPieceTokenizer.FromFile(""));
    }

    private static void IsTold(string path, string expected, Func<SubwordTokenizer> load)
    {
        var message = Assert.Throws<InvalidDataException>(load).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(path), message, StringComparison.Ordinal);
    }

    private static void AreSame(SubwordTokenizer first, SubwordTokenizer second)
    {
        Assert.Equal(first.Tokens, second.Tokens);
        foreach (var text in Samples.Texts.Append("unseen WORDS\u00E9\U0001F600 \u4E00"))
            Assert.Equal(Encoded.Of(first, text).Ids, Encoded.Of(second, text).Ids);
    }
}
