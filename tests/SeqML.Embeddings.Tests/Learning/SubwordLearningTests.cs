using System.Text;
using SeqML.Embeddings.Learning;
using SeqML.Embeddings.Learning.Corpora;
using SeqML.Embeddings.Learning.Subwords;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Learning;

public sealed class SubwordLearningTests
{
    /// <summary>Words of one root are found together.</summary>
    private static readonly WordLines Corpus = WordLines.From(Enumerable.Range(0, 4000).Select(i =>
        (i % 2 == 0 ? "painter painting painted paints" : "walker walking walked walks").Split(' ').Append($"x{i % 3}").OrderBy(word => ((i * 7919) + (word.Length * 31) + word[^1]) % 13).ToArray()));

    [Fact]
    public void A_word_that_was_never_met_is_near_those_of_its_root()
    {
        foreach (var vectors in new[]
        {
            SkipGram.Learn(Corpus, new SkipGramOptions { Size = 16, Subwords = new() { Buckets = 1000 }, SamplingThreshold = 0 }).Vectors,
            CharacterNgrams.Learn(Corpus, new CharacterNgramOptions { Size = 16, Window = 4, Epochs = 5, SamplingThreshold = 0, LearningRate = 0.2f }).Vectors,
        })
        {
            var vector = new float[16];
            Assert.Equal(-1, vectors.IndexOf("painters"));
            Assert.True(vectors.TryGetVector("painters", vector));
            Assert.True(Cosine(vector, vectors[vectors.IndexOf("painting")]) > Cosine(vector, vectors[vectors.IndexOf("walking")]) + 0.2);
        }
    }

    [Fact]
    public void The_rows_of_a_word_are_its_own_and_those_of_its_n_grams()
    {
        var rows = new HashedInput(["ab", "東"], new SubwordOptions { MinimumLength = 2, MaximumLength = 3, Buckets = 100 }).Rows();
        Assert.Equal(102, rows.Count);
        var expected = new[] { "<a", "<ab", "ab", "ab>", "b>" }.Select(ngram => 2 + (int)(Fnv(ngram) % 100));
        Assert.Equal([0, .. expected], rows.Of(0).ToArray());
        Assert.Equal([1, .. new[] { "<東", "<東>", "東>" }.Select(ngram => 2 + (int)(Fnv(ngram) % 100))], rows.Of(1).ToArray());
    }

    [Fact]
    public void Words_have_the_mean_of_their_rows()
    {
        var vectors = SkipGram.Learn(Corpus, new SkipGramOptions { Size = 16, Subwords = new() { Buckets = 50 }, Epochs = 1 }).Vectors;
        var vector = new float[16];
        Assert.True(vectors.Subwords!.TryGetVector("painted", vector));
        Expect.SameBits(vectors[vectors.IndexOf("painted")], vector, "painted");

        vectors = CharacterNgrams.Learn(Corpus, new CharacterNgramOptions { Size = 16, SamplingThreshold = 0.1 }).Vectors;
        Assert.True(vectors.Subwords!.TryGetVector("painted", vector));
        Expect.AllClose(RandomFloats.ToDoubles(vectors[vectors.IndexOf("painted")]), vector, Tolerance.Operation, "painted");
    }

    [Fact]
    public void Files_keep_the_vectors_of_n_grams()
    {
        var file = Path.GetTempFileName();
        try
        {
            foreach (var (learned, format) in new[]
            {
                (SkipGram.Learn(Corpus, new SkipGramOptions { Size = 16, Subwords = new() { Buckets = 50 } }), WordVectorsFormat.FastText),
                (CharacterNgrams.Learn(Corpus, new CharacterNgramOptions { Size = 16 }), WordVectorsFormat.CharNgram),
            })
            {
                learned.Vectors.Save(file, format);
                var loaded = WordVectors.Load(file);
                float[] expected = new float[16], found = new float[16];
                foreach (var word in new[] { "painted", "repaint", "walkers" })
                {
                    Assert.True(learned.Vectors.Subwords!.TryGetVector(word, expected));
                    Assert.True(loaded.TryGetVector(word, found));
                    Expect.AllClose(RandomFloats.ToDoubles(expected), found, Tolerance.Golden, word); // text formats round
                }
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Rare_n_grams_have_no_vector_and_rare_words_count_for_those_that_have()
    {
        var counter = new WordCounter();
        for (var i = 0; i < 3; i++)
            counter.Add("ab");
        counter.Add("b");
        var input = new NamedInput(counter, 4);
        Assert.Equal(2, input.Count); // 1gram-b four times, and 2gram-b#END#; all others three times
        var rows = input.Rows(["ab", "zz"]);
        Assert.Equal(2, rows.Of(0).Length);
        Assert.True(rows.Of(1).IsEmpty);
    }

    [Fact]
    public void Words_without_n_grams_are_context_and_no_more()
    {
        var lines = WordLines.From(Enumerable.Repeat(new[] { "ab", "cd", "ab", "ab", "ef" }, 12));
        var learned = CharacterNgrams.Learn(lines, new CharacterNgramOptions { Size = 8, MinimumNgramCount = 20, SamplingThreshold = 0 });
        Assert.All(learned.Vectors[learned.Vectors.IndexOf("cd")].ToArray(), value => Assert.Equal(0, value));
        Assert.Contains(learned.Vectors[learned.Vectors.IndexOf("ab")].ToArray(), value => value != 0);
        var error = Assert.Throws<InvalidDataException>(() => CharacterNgrams.Learn(lines, new CharacterNgramOptions { MinimumNgramCount = 100 }));
        Assert.Contains("MinimumNgramCount", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_buckets_for_memory_are_told_before_it_is_taken()
    {
        var error = Assert.Throws<InvalidOperationException>(() => SkipGram.Learn(Corpus, new SkipGramOptions { Size = 100, Subwords = new() { Buckets = 100_000_000 } }));
        Assert.Contains("Lower Size or Buckets", error.Message, StringComparison.Ordinal);
    }

    private static uint Fnv(string ngram)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(ngram))
            hash = (hash ^ (value >= 128 ? value | 0xFFFFFF00 : value)) * 16777619;
        return hash;
    }

    private static double Cosine(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var (xy, xx, yy) = (0d, 0d, 0d);
        for (var i = 0; i < x.Length; i++)
            (xy, xx, yy) = (xy + (double)x[i] * y[i], xx + (double)x[i] * x[i], yy + (double)y[i] * y[i]);
        return xy / Math.Sqrt(xx * yy);
    }
}
