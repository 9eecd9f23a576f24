using FsCheck;
using FsCheck.Fluent;
using SeqML.Embeddings.Learning;
using SeqML.Embeddings.Learning.Corpora;
using SeqML.Embeddings.Pooling;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Pooling;

public sealed class TextFeaturizerTests
{
    private static readonly WordVectors Few = WordVectors.Create(["good", "bad", "film"], [1, -2, 3, -1, 4, 0.5f, 0.5f, 0.25f, 7]);

    [Fact]
    public void Mean_max_and_minimum_mean_maximum_are_those_of_the_known_words()
    {
        string[] words = ["good", "xyz", "bad", "", "good"];
        Close([1 / 3.0, 0, 6.5 / 3], Features(new MeanPooling(), words));
        Close([1, 4, 3], Features(new MaxPooling(), words));
        Close([-1, -2, 0.5, 1 / 3.0, 0, 6.5 / 3, 1, 4, 3], Features(new MinMeanMaxPooling(), words));
        Close([-1, -2, -3], Features(new MaxPooling(), ["low"], WordVectors.Create(["low"], [-1, -2, -3]))); // zeros are no word
    }

    [Fact]
    public void One_word_has_its_own_vector_and_the_order_of_three_parts_is_that_of_MLNets_ApplyWordEmbedding()
    {
        // Watched: ApplyWordEmbedding of ML.NET 5 gives "-1 -2 0.5 0 1 1.75 1 4 3" for "good bad" of these vectors.
        Assert.Equal([-1, -2, 0.5f, 0, 1, 1.75f, 1, 4, 3], Features(new MinMeanMaxPooling(), ["good", "bad"]));
        Assert.Equal([1, -2, 3, 1, -2, 3, 1, -2, 3], Features(new MinMeanMaxPooling(), ["good"]));
    }

    [Fact]
    public void Weighted_means_are_those_of_scikit_learn_and_of_Aroras_algorithm()
    {
        var golden = GoldenFile.Load("sentence_vectors.json");
        var vectors = WordVectors.Create(golden.Texts("words"), [.. golden.NumberRows("vectors").SelectMany(row => row).Select(value => (float)value)]);
        string[][] texts = [.. golden.Texts("texts").Select(text => text.Split(' '))];
        foreach (var (pooling, name) in new (WordPooling, string)[] { (new TfIdfPooling(), "tfidf"), (new SifPooling { Smoothing = (float)golden.Number("a") }, "sif") })
        {
            var featurizer = TextFeaturizer.Learn(vectors, texts, pooling);
            var expected = golden.NumberRows(name);
            for (var i = 0; i < texts.Length; i++)
                Close(expected[i], Features(featurizer, texts[i]), 2e-6);
        }
    }

    [Fact]
    public void A_word_that_no_text_had_weighs_as_one_of_frequency_zero()
    {
        string[][] texts = [["good", "film"], ["film"], ["film", "zzz"]];
        var idf = TextFeaturizer.Learn(Few, texts, new TfIdfPooling());
        Assert.Equal(Math.Log(4 / 4.0) + 1, idf.WeightOf("film"), 1e-6);
        Assert.Equal(Math.Log(4 / 2.0) + 1, idf.WeightOf("good"), 1e-6);
        Assert.Equal(Math.Log(4) + 1, idf.WeightOf("bad"), 1e-6);
        Assert.Equal(0, idf.WeightOf("zzz"));
        var sif = TextFeaturizer.Learn(Few, texts, new SifPooling { Smoothing = 0.1f });
        Assert.Equal(0.1 / (0.1 + 3 / 5.0), sif.WeightOf("film"), 1e-6);
        Assert.Equal(1, sif.WeightOf("bad"));
        Assert.Equal(new WordCoverage(3, 2, 5, 4), sif.Coverage);
        Assert.Equal("2 of 3 different words have a vector (66.7%); they are 80.0% of all words.", sif.Coverage!.ToString());
    }

    [Fact]
    public void What_is_known_is_the_frequent_words_of_the_texts_then_the_others_in_their_order()
    {
        string[][] texts = [["film", "Bad", "bad"], ["film", "bad", "xyz"]];
        Assert.Equal(["bad", "film", "good"], Learn(new()).Words);
        Assert.Equal(["bad", "film"], Learn(new() { KeepsOtherWords = false }).Words);
        Assert.Equal(["bad"], Learn(new() { MaximumVocabulary = 1 }).Words);
        var fails = Assert.Throws<ArgumentOutOfRangeException>(() => Learn(new() { MaximumVocabulary = 0 }));
        Assert.Contains("MaximumVocabulary", fails.Message, StringComparison.Ordinal);
        Assert.Equal(1, Learn(new()).Coverage!.DistinctWords - Learn(new()).Coverage!.DistinctWordsWithVectors);

        TextFeaturizer Learn(FeaturizerOptions options) => TextFeaturizer.Learn(Few, texts, null, options);
    }

    [Fact]
    public void An_own_word_beyond_the_vocabulary_does_not_lend_its_weight_to_its_lower_case()
    {
        var vectors = WordVectors.Create(["the", "The"], [1, 0, 0, 1]);
        var featurizer = TextFeaturizer.Learn(vectors, [["the", "The"], ["the"], ["the"]], new TfIdfPooling(), new() { MaximumVocabulary = 1 });
        Assert.Equal(["the"], featurizer.Words);
        Assert.Equal(1, featurizer.WeightOf("the"), 1e-6);
        Assert.Equal(featurizer.WeightOf("the"), featurizer.WeightOf("The"));
    }

    [Fact]
    public void A_word_of_the_texts_whose_vector_is_made_of_subwords_is_kept_with_it()
    {
        var vectors = SkipGram.Learn(WordLines.From([["where", "there"], ["there", "here"]]), new()
        {
            Size = 4, MinimumCount = 1, Epochs = 1, Subwords = new() { Buckets = 50 },
        }).Vectors;
        var (made, features) = (new float[4], new float[4]);
        Assert.True(vectors.IndexOf("nowhere") < 0 && vectors.TryGetVector("nowhere", made));
        var featurizer = TextFeaturizer.Learn(vectors, [["nowhere", "here", "\uD83D"]], new TfIdfPooling(), new() { KeepsOtherWords = false });
        Assert.Equal(["here", "nowhere"], featurizer.Words);
        Assert.Equal(new WordCoverage(3, 2, 3, 2), featurizer.Coverage); // no file holds a lone surrogate
        featurizer.Featurize(["nowhere"], features);
        for (var i = 0; i < 4; i++)
            Assert.Equal(made[i], features[i], 1e-6);
        Assert.Equal(0, featurizer.WeightOf("elsewhere")); // the subwords themselves are not kept
    }

    public static TheoryData<WordPooling> All => [new MeanPooling(), new MaxPooling(), new MinMeanMaxPooling(), new TfIdfPooling(), new SifPooling()];

    [Theory]
    [MemberData(nameof(All))]
    public void Without_known_words_all_is_zero_and_nothing_is_allocated(WordPooling pooling)
    {
        var featurizer = TextFeaturizer.Learn(Few, [["good", "film"], []], pooling);
        var features = new float[featurizer.Size];
        foreach (var words in new string[][] { [], ["xyz"], ["", "\uD83D"], [new string('x', 10_000)] })
        {
            features.AsSpan().Fill(7);
            featurizer.Featurize(words, features);
            Assert.All(features, value => Assert.Equal(0, value));
        }
        ReadOnlyMemory<char>[] text = ["good".AsMemory(), "Film".AsMemory(), "xyz".AsMemory()];
        Assert.Equal(0, Allocations.Of(() => featurizer.Featurize(text, features)));
        Assert.Contains(features, value => value != 0);
        Assert.Throws<ArgumentException>("features", () => featurizer.Featurize(text, new float[featurizer.Size + 1]));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_is_learned_of_no_texts_and_that_is_no_fault(WordPooling pooling) =>
        Assert.All(Features(TextFeaturizer.Learn(Few, [], pooling), ["good", "bad"]), value => Assert.True(float.IsFinite(value)));

    [Fact]
    public void Sums_of_random_words_are_those_of_a_naive_reference() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => CheckSums(new Random(seed))));

    private static void CheckSums(Random random)
    {
        var (count, size) = (random.Next(1, 20), random.Next(1, 40));
        float[] values = [.. Enumerable.Range(0, count * size).Select(_ => (float)(random.NextDouble() * 4 - 2))];
        var vectors = WordVectors.Create([.. Enumerable.Range(0, count).Select(i => $"w{i}")], values);
        string[][] texts = [.. Enumerable.Range(0, 9).Select(_ => Enumerable.Range(0, random.Next(12)).Select(_ => $"w{random.Next(count + 3)}").ToArray())];
        var featurizer = TextFeaturizer.Learn(vectors, texts, new TfIdfPooling());
        foreach (var text in texts)
        {
            int[] known = [.. text.Select(word => vectors.IndexOf(word)).Where(index => index >= 0)];
            double Idf(int word) => Math.Log((1.0 + texts.Length) / (1 + texts.Count(other => other.Contains($"w{word}")))) + 1;
            var expected = Enumerable.Range(0, size).Select(i => known.Length == 0 ? 0 : known.Sum(word => Idf(word) * values[word * size + i]) / known.Sum(Idf));
            Close([.. expected], Features(featurizer, text), 1e-5);
        }
    }

    [Fact]
    public void Out_of_range_smoothing_is_told()
    {
        foreach (var smoothing in new[] { 0, -1, float.NaN, float.PositiveInfinity })
            Assert.Contains("Smoothing", Assert.Throws<ArgumentOutOfRangeException>(() => TextFeaturizer.Learn(Few, [], new SifPooling { Smoothing = smoothing })).Message, StringComparison.Ordinal);
    }

    private static float[] Features(WordPooling pooling, string[] words, WordVectors? vectors = null) => Features(TextFeaturizer.Learn(vectors ?? Few, [words], pooling), words);

    private static float[] Features(TextFeaturizer featurizer, string[] words)
    {
        var features = new float[featurizer.Size];
        featurizer.Featurize(words, features);
        return features;
    }

    private static void Close(double[] expected, float[] found, double tolerance = 1e-6)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < found.Length; i++)
            Assert.Equal(expected[i], found[i], tolerance);
    }
}
