using System.IO.Compression;
using System.Text;
using SeqML.TestKit;
using SeqML.Text.Corpora;

namespace SeqML.Text.Tests.Corpora;

/// <summary>Corpora that others made, where this machine has them.</summary>
public sealed class PublicCorporaTests
{
    [SkippableTheory]
    [InlineData("train.conll", 3394, 62730)]
    [InlineData("dev.conll", 1009, 15733)]
    [InlineData("test.conll", 1287, 23394)]
    public void Wnut17_is_read_and_written_back(string file, int sentences, int tokens)
    {
        var path = SharedData.Find("wnut17", file);
        Skip.If(path is null, SharedData.Absent);
        var corpus = ConllReader.ReadFile(path!).ToList();
        Assert.Equal((sentences, tokens), (corpus.Count, corpus.Sum(sentence => sentence.Count)));
        Assert.All(corpus, sentence => Assert.Empty(sentence.Comments));
        var written = new StringWriter();
        ConllWriter.Write(written, corpus);
        Assert.Equal(Rows(File.ReadAllText(path!)), Rows(written.ToString()));
    }

    [SkippableTheory]
    [InlineData("en_ewt-ud-train.conllu.gz")]
    [InlineData("en_ewt-ud-dev.conllu")]
    [InlineData("en_ewt-ud-test.conllu")]
    public void The_treebank_is_written_back_byte_for_byte(string file)
    {
        var path = SharedData.Find("ud-ewt", file);
        Skip.If(path is null, SharedData.Absent);
        var written = new StringWriter();
        ConlluWriter.Write(written, ConlluReader.ReadFile(path!));
        Assert.True(Bytes(path!).SequenceEqual(new UTF8Encoding(false, true).GetBytes(written.ToString())), $"{file} is not what was written back.");
    }

    [SkippableFact]
    public void The_treebanks_tokens_make_up_its_text()
    {
        var path = SharedData.Find("ud-ewt", "en_ewt-ud-dev.conllu");
        Skip.If(path is null, SharedData.Absent);
        var sentences = ConlluReader.ReadFile(path!).ToList();
        Assert.Equal(2001, sentences.Count);
        Assert.All(sentences, sentence => Assert.Equal(sentence.Text, sentence.JoinTokens().TrimEnd()));
    }

    private static string[] Rows(string text) => [.. text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];

    private static byte[] Bytes(string path)
    {
        using var file = File.OpenRead(path);
        using var unpacked = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }
}
