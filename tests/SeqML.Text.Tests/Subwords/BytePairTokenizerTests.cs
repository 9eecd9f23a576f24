using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Subwords;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Subwords;

public sealed class BytePairTokenizerTests
{
    /// <summary>Merges of letters, and of letters with the mark, where a later one builds on earlier ones.</summary>
    private static readonly Arbitrary<(string Left, string Right)[]> Merges = Arb.From(Gen.Choose(0, 1000).ArrayOf().Select(numbers =>
    {
        var (within, all) = (new List<string> { "a", "b" }, new List<string> { "a", "b", "a</w>", "b</w>" });
        var merges = new List<(string, string)>();
        for (var i = 0; i + 1 < numbers.Length; i += 2)
        {
            var merge = (within[numbers[i] % within.Count], all[numbers[i + 1] % all.Count]);
            if (merges.Contains(merge))
                continue;
            merges.Add(merge);
            all.Add(merge.Item1 + merge.Item2);
            if (!all[^1].EndsWith('>'))
                within.Add(all[^1]);
        }
        return merges.ToArray();
    }));

    private static readonly Arbitrary<string> Words = Arb.From(Gen.Elements('a', 'b').ArrayOf().Select(letters => new string(letters)).Where(word => word.Length > 0));

    [Fact]
    public void Merges_are_those_of_the_definition() => Check.One(Texts.Trials(3000), Prop.ForAll(Merges, Words, (merges, word) =>
    {
        var tokenizer = Samples.OfCodes(["a b", "a b</w>", "b a", "b a</w>", .. merges.Select(merge => $"{merge.Left} {merge.Right}").Except(["a b", "a b</w>", "b a", "b a</w>"])]);
        (string, string)[] all = [("a", "b"), ("a", "b</w>"), ("b", "a"), ("b", "a</w>"), .. merges];
        return Encoded.Of(tokenizer, word).Ids.Select(tokenizer.TokenOf).SequenceEqual(NaiveMerges.Apply(all, NaiveMerges.Letters(word)));
    }));

    [Fact]
    public void Known_words_come_back() => Check.One(Texts.Trials(1000), Prop.ForAll(Words, Words, (first, second) =>
    {
        var tokenizer = Samples.OfCodes("a b", "a b</w>", "ab a", "b a</w>");
        return tokenizer.Decode([.. Encoded.Of(tokenizer, $" {first}\t\u3000{second}\n").Ids]) == $"{first} {second}";
    }));

    [Fact]
    public void What_the_vocabulary_does_not_have_is_split_again()
    {
        using var folder = new TemporaryFolder();
        var codes = folder.File("codes", "#version: 0.2\nl o\nlo w\ne s\nes t</w>\nlow est</w>\n");
        var tokenizer = BytePairTokenizer.FromFiles(codes, folder.File("vocabulary", "lo@@ 7\nw@@ 5\nest 3\nl@@ 2\no@@ 2\n"), new SpecialTokens { Unknown = "<unk>" });
        Assert.Equal(["<unk>", "lo", "w", "est</w>", "l", "o"], tokenizer.Tokens);
        var (ids, spans) = Encoded.Of(tokenizer, " lowest lows");
        Assert.Equal([1, 2, 3, 1, 2, 0], ids);
        Assert.Equal([(1, 2), (3, 1), (4, 3), (8, 2), (10, 1), (11, 1)], spans.Select(span => (span.Start, span.Length)));
    }

    [Fact]
    public void Special_tokens_keep_the_ids_that_the_vocabulary_gives_them()
    {
        using var folder = new TemporaryFolder();
        var codes = folder.File("codes", "#version: 0.2\na b</w>\n");
        var tokenizer = BytePairTokenizer.FromFiles(codes, folder.File("vocabulary", "a@@ 7\n<unk> 0\nab 3\n"), new SpecialTokens { Unknown = "<unk>", Padding = "<pad>" });
        Assert.Equal(["<pad>", "a", "<unk>", "ab</w>"], tokenizer.Tokens);
        Assert.Equal((0, 2), (tokenizer.PaddingId, tokenizer.UnknownId));
    }

    [Fact]
    public void Unknown_characters_have_a_token_each_or_are_left_out()
    {
        Assert.Equal(["<unk>", "<unk>", "s", "t</w>"], Encoded.Of(Samples.PaperCodes, "\U0001F600!st").Ids.Select(Samples.PaperCodes.TokenOf));
        var silent = Samples.All["byte pairs without an unknown token"];
        Assert.Equal(silent.Decode([.. Encoded.Of(silent, "\u4E00 the\u4E01").Ids]), silent.Decode([.. Encoded.Of(silent, "the\u4E01").Ids]));
        Assert.Empty(Encoded.Of(silent, "\u4E00\u4E01").Ids);
    }

    [Fact]
    public void A_word_of_a_million_letters_takes_no_quadratic_time()
    {
        var tokenizer = Samples.OfCodes("a a", "aa aa", "aaaa aaaa");
        Assert.Equal((1 << 17) + 2, tokenizer.CountTokens(new string('a', (1 << 20) + 5)));
    }

    [SkippableFact]
    public void Every_line_of_the_public_texts_comes_back_as_words()
    {
        Skip.If(PublicTexts.Folder is null, SharedData.Absent);
        var path = SharedData.Find("tatoeba-eng-fra.tsv")!;
        var tokenizer = BytePairTokenizer.Learn(File.ReadLines(path).Take(20_000), new SubwordLearnerOptions { VocabularySize = 3000 });
        foreach (var line in File.ReadLines(path).Take(40_000))
        {
            var ids = Encoded.Of(tokenizer, line).Ids;
            if (!ids.Contains(tokenizer.UnknownId!.Value))
                Assert.Equal(string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), tokenizer.Decode([.. ids]));
        }
    }
}
