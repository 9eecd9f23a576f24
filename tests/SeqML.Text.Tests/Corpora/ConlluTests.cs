using SeqML.Text.Corpora;

namespace SeqML.Text.Tests.Corpora;

public sealed class ConlluTests
{
    private const string Example = """
        # newdoc id = d
        # sent_id = d-1
        # text = I don't (know) = it.
        1	I	I	PRON	PRP	Case=Nom|Number=Sing	4	nsubj	4:nsubj	_
        2-3	don't	_	_	_	_	_	_	_	_
        2	do	do	AUX	VBP	_	4	aux	_	_
        3	n't	not	PART	RB	_	4	advmod	_	_
        4	(	(	PUNCT	-LRB-	_	5	punct	_	Foo=1|SpaceAfter=No
        5	know	know	VERB	VB	_	0	root	0:root	SpaceAfter=No
        5.1	left	_	_	_	_	_	_	0:exroot	_
        5.2	out	_	_	_	_	_	_	5.1:x	_
        6	)	)	PUNCT	-RRB-	_	5	punct	_	_
        7	=	=	SYM	SYM	_	5	dep	_	_
        8	it	it	PRON	PRP	_	5	obj	_	SpaceAfter=No
        9	.	.	PUNCT	.	_	5	punct	_	_

        # sent_id = d-2
        1	#	#	SYM	NN	_	0	root	_	_


        """;

    [Fact]
    public void Sentences_words_and_comments()
    {
        var sentences = Read(Example);
        Assert.Equal(["d-1", "d-2"], sentences.Select(sentence => sentence.SentId));
        Assert.Equal("I don't (know) = it.", sentences[0].Text);
        Assert.Equal(sentences[0].Text, sentences[0].JoinTokens());
        Assert.Null(sentences[1].Text);
        Assert.Equal("d", sentences[0].Comment("newdoc id"));
        Assert.Equal(["I", "do", "n't", "(", "know", ")", "=", "it", "."], sentences[0].Words.Select(word => word.Form));
        Assert.Equal(12, sentences[0].Tokens.Count);
        Assert.Equal(ConlluTokenKind.Range, sentences[0].Tokens[1].Kind);
        Assert.Equal(ConlluTokenKind.EmptyNode, sentences[0].Tokens[6].Kind);
        Assert.Equal([18], sentences[1].Lines);
        Assert.Equal(new ConlluToken("1", "I", "I", "PRON", "PRP", "Case=Nom|Number=Sing", "4", "nsubj", "4:nsubj", "_"), sentences[0].Tokens[0]);
    }

    [Fact]
    public void What_was_read_is_written_back() => Assert.Equal(Example, Write(Read(Example)));

    [Theory]
    [InlineData("1\ta\n", "t.conllu, line 1: expected 10 columns between tabs, found 2 in '1\ta'")]
    [InlineData("# x\n2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", "line 2: expected the word 1, found the id '2'")]
    [InlineData("x\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", "line 1: expected the word 1, found the id 'x'")]
    [InlineData("1-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", "line 1: expected a range from 1 to a later word")]
    [InlineData("1-2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n", "line 2: expected the words of the range up to 2 after it")]
    [InlineData("1-3\ta\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n2-4\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", "line 3: expected a range from 4 to a later word, found the id '2-4'")]
    [InlineData("1.1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", "line 1: expected the empty node 0.1")]
    [InlineData("0.1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", "line 1: expected a word after it")]
    [InlineData("1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n# x\n", "line 2: expected comments before their sentence")]
    [InlineData("# x\n\n", "line 2: expected a sentence after the comment '# x', found a blank line")]
    [InlineData("# x\n", "line 1: expected a sentence after the comment '# x', found the end")]
    public void What_is_wrong_is_told_with_its_line(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Ends_of_lines_and_of_the_file()
    {
        const string Row = "1\ta\u00A0b c\t_\t_\t_\t_\t_\t_\t_\t_";
        Assert.Equal(["a\u00A0b c", "a\u00A0b c"], Read($"\uFEFF\r\n{Row}\r\n \r\n\r\n{Row}").Select(sentence => sentence.Tokens[0].Form));
        Assert.Empty(Read(""));
    }

    [Fact]
    public void What_could_not_be_read_back_is_refused()
    {
        AssertRefused(new([new("1", "a\tb")]), "a tab or an end of line");
        AssertRefused(new([new("1", "a\nb")]), "a tab or an end of line");
        AssertRefused(new([new("2", "a")]), "expected the word 1, found the id '2'");
        AssertRefused(new([]), "expected a word");
        AssertRefused(new([new("1", "a")]) { Comments = ["x"] }, "comments that start with '#'");
    }

    [Theory]
    [InlineData(".conllu")]
    [InlineData(".conllu.gz")]
    public void Files_packed_and_not(string extension)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        try
        {
            ConlluWriter.WriteFile(path, Read(Example));
            Assert.Equal(Example, Write(ConlluReader.ReadFile(path)));
            Assert.All(ConlluReader.ReadFile(path), sentence => Assert.Equal(Path.GetFileName(path), sentence.Source));
        }
        finally
        {
            File.Delete(path);
        }
        Assert.Throws<FileNotFoundException>(() => ConlluReader.ReadFile(path));
    }

    private static void AssertRefused(ConlluSentence sentence, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => Write([sentence])).Message, StringComparison.Ordinal);

    private static List<ConlluSentence> Read(string text) => [.. ConlluReader.Read(new StringReader(text), "t.conllu")];

    private static string Write(IEnumerable<ConlluSentence> sentences)
    {
        var writer = new StringWriter();
        ConlluWriter.Write(writer, sentences);
        return writer.ToString();
    }
}
