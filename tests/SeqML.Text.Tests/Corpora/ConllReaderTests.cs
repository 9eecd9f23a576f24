using SeqML.Text.Corpora;

namespace SeqML.Text.Tests.Corpora;

public sealed class ConllReaderTests
{
    [Fact]
    public void Tokens_tags_and_lines()
    {
        var sentences = Read("-DOCSTART- -X- O\n\nBonn NNP B-LOC\nis VBZ O\n\n\nIn IN O\n");
        Assert.Equal(2, sentences.Count);
        Assert.Equal(["Bonn", "is"], sentences[0].Tokens);
        Assert.Equal(["NNP", "VBZ"], sentences[0].Column(1));
        Assert.Equal(["B-LOC", "O"], sentences[0].Column(^1));
        Assert.Equal([3, 4], sentences[0].Lines);
        Assert.Equal([7], sentences[1].Lines);
        Assert.Equal(["is", "VBZ", "O"], sentences[0][1]);
        Assert.Equal(("-DOCSTART- -X- O", null), (sentences[0].DocumentStart, sentences[1].DocumentStart));
    }

    [Theory]
    [InlineData("a B\nb O\n\nc O\n")]
    [InlineData("a B\r\nb O\r\n\r\nc O")]
    [InlineData("\uFEFFa\tB\nb\tO\n \t \nc\tO\n\n\n")]
    [InlineData("\n\n  a   B  \n\tb\t\tO\n\u00A0\u3000\nc O")]
    public void Ends_of_lines_and_sentences(string text)
    {
        var sentences = Read(text);
        Assert.Equal(["a B", "b O", "c O"], sentences.SelectMany(sentence => Enumerable.Range(0, sentence.Count).Select(row => string.Join(' ', sentence[row]))));
        Assert.Equal([2, 1], sentences.Select(sentence => sentence.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \n\n")]
    [InlineData("-DOCSTART-\n\n")]
    public void Nothing_has_no_sentences(string text) => Assert.Empty(Read(text));

    [Fact]
    public void Odd_white_space_and_characters_belong_to_tokens()
    {
        var sentence = Assert.Single(Read("a\u00A0b O\n\u00A0 O\n\u200B\tO\n\u2028x O\n\u0085 O\n\U0001F44D\uFE0F O\n\uFEFFb O\n"));
        Assert.Equal(["a\u00A0b", "\u00A0", "\u200B", "\u2028x", "\u0085", "\U0001F44D\uFE0F", "\uFEFFb"], sentence.Tokens);
    }

    [Fact]
    public void A_separator_leaves_blanks_to_tokens_and_columns_empty()
    {
        var sentence = Assert.Single(Read("New York\t\tB-LOC\n\tNN\tO\n", new() { Separator = '\t' }));
        Assert.Equal(["New York", ""], sentence.Tokens);
        Assert.Equal(["", "NN"], sentence.Column(1));
        Assert.Equal(["b", "O"], Assert.Single(Read("a|X\nb|O\n", new() { Separator = '|' }))[1]);
    }

    [Fact]
    public void Hashes_are_tokens_and_comments_are_comments()
    {
        var sentences = Read("# id = 1\n# text: # of it\n#\tO\n#hashtag\tB-X\n# O\n\n# O\na O\n\n# a comment after all\n#1 O\n");
        Assert.Equal([["#", "#hashtag", "#"], ["#", "a"], ["#1"]], sentences.Select(sentence => sentence.Tokens));
        Assert.Equal([["# id = 1", "# text: # of it"], [], ["# a comment after all"]], sentences.Select(sentence => sentence.Comments));
    }

    [Fact]
    public void A_hashtag_without_its_tag_is_no_comment()
    {
        Assert.Contains("line 2: expected 2 columns, as in the first row, found 1 in '#hashtag'", Error("a O\n#hashtag\n"), StringComparison.Ordinal);
        Assert.Contains("A comment starts with '# '", Error("a O\n# in the midst of it\nb O\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_of_other_files()
    {
        var sentence = Assert.Single(Read("%% x\na O\n%% y O\n# O\n", new() { CommentPrefix = "%%" }));
        Assert.Equal(["a", "#"], sentence.Tokens);
        Assert.Equal(["%% x", "%% y O"], sentence.Comments);
        Assert.Equal(["a"], Assert.Single(Read("#O\n#x O\na O\n", new() { CommentPrefix = "#" })).Tokens);
    }

    [Fact]
    public void Where_every_line_may_be_a_comment_the_options_decide()
    {
        Assert.Contains("line 1: every line starts with '# '", Error("# O\n\n# B\n"), StringComparison.Ordinal);
        Assert.Equal(2, Read("# O\n\n# B\n", new() { Columns = 2 }).Count);
        Assert.Empty(Read("# O\n\n# B\n", new() { CommentPrefix = "# " }));
    }

    [Theory]
    [InlineData("a O\nb\n", "x.conll, line 2: expected 2 columns, as in the first row, found 1 in 'b'. Is a token or a tag missing")]
    [InlineData("a O\n\nNew York\tB-LOC\n", "x.conll, line 3: expected 2 columns, as in the first row, found 3 in 'New York\tB-LOC'. If tokens have blanks")]
    [InlineData("a O\nb c O\n", "x.conll, line 2: expected 2 columns, as in the first row, found 3 in 'b c O'. Is there a blank within a token?")]
    public void Too_few_or_too_many_columns(string text, string message) => Assert.Contains(message, Error(text), StringComparison.Ordinal);

    [Fact]
    public void Columns_that_are_told_hold_for_the_first_row_too() =>
        Assert.Contains("line 1: expected 3 columns, found 2", Error("a O\n", new() { Columns = 3 }), StringComparison.Ordinal);

    [Fact]
    public void Documents_are_counted_and_their_mark_may_be_another()
    {
        var sentences = Read("a O\n-DOCSTART- x y z\nb O\n\nc O\n-DOCSTART-\nd O\n");
        Assert.Equal(["a", "b", "c", "d"], sentences.Select(sentence => sentence.Tokens[0]));
        Assert.Equal([0, 1, 1, 2], sentences.Select(sentence => sentence.Document));
        Assert.Equal(["-DOCSTART-", "a"], Assert.Single(Read("-DOCSTART- O\na O\n", new() { DocumentMark = "" })).Tokens);
        Assert.Equal(["-DOCSTART-X"], Assert.Single(Read("-DOCSTART-X O\n")).Tokens);
    }

    [Fact]
    public void Sentences_come_as_they_are_asked_for()
    {
        using var sentences = ConllReader.Read(new StringReader("a O\n\nb O\n\nbroken\n")).GetEnumerator();
        Assert.True(sentences.MoveNext() && sentences.MoveNext());
        Assert.Equal(["b"], sentences.Current.Tokens);
        Assert.Throws<InvalidDataException>(() => sentences.MoveNext());
    }

    [Fact]
    public void A_column_that_is_not_there_is_told_with_its_line()
    {
        var sentence = Assert.Single(Read("\na O\n"));
        Assert.Contains("column 3 of 2 in x.conll, line 2", Assert.Throws<ArgumentOutOfRangeException>(() => sentence.Column(2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => sentence.Column(^3));
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused_at_once()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Columns", () => ConllReader.Read(new StringReader(""), new() { Columns = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>("Separator", () => ConllReader.Read(new StringReader(""), new() { Separator = '\n' }));
        Assert.Throws<ArgumentException>("CommentPrefix", () => ConllReader.Read(new StringReader(""), new() { CommentPrefix = "" }));
        Assert.Throws<ArgumentException>("NewLine", () => ConllReader.Read(new StringReader(""), new() { NewLine = "\r" }));
        Assert.Throws<FileNotFoundException>(() => ConllReader.ReadFile("no such file.conll"));
    }

    private static List<ConllSentence> Read(string text, ConllOptions? options = null) => [.. ConllReader.Read(new StringReader(text), options, "x.conll")];

    private static string Error(string text, ConllOptions? options = null) => Assert.Throws<InvalidDataException>(() => Read(text, options)).Message;
}
