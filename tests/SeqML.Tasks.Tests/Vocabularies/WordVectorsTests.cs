using System.Text;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tests.Storage;
using SeqML.TestKit;
using SeqML.Embeddings;
using SeqML.Embeddings.Learning;
using SeqML.Embeddings.Learning.Corpora;
using Encoder = SeqML.Tasks.Encoders.Encoder;

namespace SeqML.Tasks.Tests.Vocabularies;

/// <summary>Words that start with vectors that were learned elsewhere.</summary>
public sealed class WordVectorsTests
{
    /// <summary>Of the words of the texts (a, b, x, y, z, Oslo, Rare) it has some; two it has alone.</summary>
    private static readonly WordVectors Vectors = Load(
        "b 0.5 -1 2 3.25", "rome 1 2 3 4", "x -0.125 0 0.1 7e-3", "oslo 5 6 7 8", "Rare 9 8 7 6", "paris -1 -2 -3 -4");

    private static readonly (string[][] Texts, int[] Classes) Rows = RowsOf();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Words_have_the_vectors_of_the_file_and_training_moves_those_it_meets_unless_they_are_kept(bool keep)
    {
        var model = Train(new() { Vectors = Vectors, MinimumCount = 2, KeepVectors = keep });
        var table = Table(model);
        foreach (var (index, word) in model.Words.Index())
        {
            var vector = table.AsSpan((index + 2) * 4, 4).ToArray();
            if (word is "a" or "y" or "z")
                Assert.All(vector, number => Assert.InRange(Math.Abs(number), 0, 0.6f)); // random, as without vectors
            else if (keep || word is "rome" or "paris" or "oslo") // the texts have Oslo, which started with the vector of oslo
                Assert.Equal(Vectors[Vectors.IndexOf(word)].ToArray(), vector);
            else
                Assert.NotEqual(Vectors[Vectors.IndexOf(word)].ToArray(), vector);
        }
        Assert.Equal(new float[4], table[..4]); // padding
    }

    [Fact]
    public void A_word_without_a_vector_of_its_own_starts_with_that_of_its_subwords()
    {
        var vectors = SkipGram.Learn(WordLines.From([["where", "there"], ["there", "here"]]), new()
        {
            Size = 4, MinimumCount = 1, Epochs = 1, Subwords = new() { Buckets = 50 },
        }).Vectors;
        var made = new float[4];
        Assert.True(vectors.IndexOf("nowhere") < 0 && vectors.TryGetVector("nowhere", made));
        string[][] texts = [["nowhere", "a"], ["here"], ["nowhere", "b"], ["a", "there"]];
        var model = ClassifierTrainer.Train(texts, [0, 1, 0, 1], 2, InputKind.Tokens, Options(new() { Vectors = vectors, KeepVectors = true, MinimumCount = 1 }, null)).Model;
        var row = model.Words.ToList().IndexOf("nowhere") + 2;
        Assert.Equal(made, Table(model).AsSpan(row * 4, 4).ToArray());
        Assert.True(model.Config.WordsWithVectors >= 4);
        Assert.True(model.Config.TextWithVectors >= 4 / 7.0);
    }

    [Fact]
    public void Numbers_beside_the_vectors_start_at_random_and_are_learned()
    {
        var options = new EmbeddingOptions { Vectors = Vectors, LearnedSize = 3, MinimumCount = 2 };
        Assert.Equal(7, options.Size);
        var model = Train(options);
        Assert.Equal(7, model.Config.Options.Embedding.Size);
        var table = Table(model);
        foreach (var (index, word) in model.Words.Index())
        {
            var vector = table.AsSpan((index + 2) * 7, 7).ToArray();
            if (word is "rome" or "paris")
                Assert.Equal(Vectors[Vectors.IndexOf(word)].ToArray(), vector[..4]);
            Assert.All(vector[4..], number => Assert.InRange(Math.Abs(number), 1e-9f, 0.6f));
        }
        Expect.SameBits(Predictions.Of(model, "a", "rome"), Predictions.Of(TextClassifier.Load(model.Save()), "a", "rome"), "loaded");
        Assert.Contains("LearnedSize", Assert.Throws<ArgumentOutOfRangeException>(() => Train(options with { KeepVectors = true })).Message, StringComparison.Ordinal);
        foreach (var size in new[] { -1, 8189, int.MaxValue })
            Assert.Throws<ArgumentOutOfRangeException>(() => Train(options with { LearnedSize = size }));
    }

    [Fact]
    public void Words_of_the_training_rows_come_first_and_then_those_that_only_have_vectors()
    {
        var words = Train(new() { Vectors = Vectors, MinimumCount = 2 }).Words;
        Assert.Equal(["a", "b", "Oslo", "x", "y", "z"], words.Take(6).Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(["Rare", "rome", "oslo", "paris"], words.Skip(6));
        Assert.DoesNotContain("Other", words); // as rare as Rare, and without a vector
    }

    [Fact]
    public void The_most_words_are_as_many_with_vectors_as_without()
    {
        var model = Train(new() { Vectors = Vectors, MinimumCount = 2, MaximumVocabulary = 10 });
        Assert.Equal((10, 8), (model.Config.VocabularySize, model.Words.Count));
        Assert.Equal("rome", model.Words[7]);
    }

    [Fact]
    public void The_model_tells_how_many_words_have_a_vector_has_their_size_and_is_rid_of_the_others()
    {
        var options = new EmbeddingOptions { Vectors = Vectors, Size = 99, MinimumCount = 2 };
        Assert.Equal(4, options.Size);
        var config = Train(options).Config;
        Assert.Equal(7, config.WordsWithVectors); // b, x, Oslo by oslo, Rare, rome, oslo, paris
        Assert.Null(config.Options.Embedding.Vectors);
        Assert.Equal((4, true), (config.Options.Embedding.Size, config.Options.Embedding.TriesLowerCase));
        var without = Train(new() { Size = 4 }).Config;
        Assert.Equal((0, null), (without.WordsWithVectors, without.TextWithVectors));
        string[] words = [.. Rows.Texts.SelectMany(text => text)];
        Assert.Equal((double)words.Count(word => word is "b" or "x" or "Oslo" or "Rare") / words.Length, config.TextWithVectors);
    }

    [Fact]
    public void A_word_that_is_not_known_is_read_in_lower_case()
    {
        var model = Train(new() { Vectors = Vectors });
        var rome = Predictions.Of(model, "a", "rome", "b");
        Expect.SameBits(rome, Predictions.Of(model, "a", "Rome", "b"), "tokens");
        Expect.SameBits(rome, Predictions.Of(model, "a ROME B"), "text");
        Assert.NotEqual(rome, Predictions.Of(model, "a", "paris", "b"));
        Assert.NotEqual(Predictions.Of(model, "Oslo"), Predictions.Of(model, "oslo")); // both are known
        var without = Train(new() { Size = 4 });
        Assert.NotEqual(Predictions.Of(without, "b"), Predictions.Of(without, "B"));
        Expect.SameBits(Predictions.Of(without, "B"), Predictions.Of(without, "unknown"), "an unknown word");
        var trying = Train(new() { Size = 4, TriesLowerCase = true });
        Expect.SameBits(Predictions.Of(trying, "b"), Predictions.Of(trying, "B"), "without vectors");
    }

    [Fact]
    public void Training_reads_rare_words_as_predictions_do()
    {
        // X comes once: it is x to the one and, without the option, unknown to the other.
        (string[][] Texts, int[] Classes) rows = ([.. Rows.Texts.Append(["X"])], [.. Rows.Classes, 0]);
        var embedding = new EmbeddingOptions { Size = 4, MinimumCount = 2 };
        Assert.NotEqual(Weights(rows, embedding), Weights(rows, embedding with { TriesLowerCase = true }));
        Assert.Equal(Weights(([.. Rows.Texts.Append(["x"])], rows.Classes), embedding), Weights(rows, embedding with { TriesLowerCase = true }));
    }

    [Fact]
    public void A_loaded_model_reads_the_same_and_says_the_same()
    {
        var model = Train(new() { Vectors = Vectors, KeepVectors = true });
        var loaded = TextClassifier.Load(model.Save());
        Assert.Equal(model.Config, loaded.Config);
        Expect.SameBits(Predictions.Of(model, "a", "ROME"), Predictions.Of(loaded, "a", "ROME"), "probabilities");
        Assert.Equal(model.Save(), loaded.Save());
        Assert.DoesNotContain("ectors\": {", Encoding.UTF8.GetString(Forge.File(model.Save(), Forge.Config)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_from_before_there_were_vectors_loads_as_it_was()
    {
        var old = Forge.WithConfig(config =>
        {
            Assert.True(config.Remove("wordsWithVectors") && config.Remove("textWithVectors"));
            var embedding = config["options"]!["embedding"]!.AsObject();
            Assert.True(embedding.Remove("keepVectors") && embedding.Remove("learnedSize") && embedding.Remove("triesLowerCase"));
        });
        Assert.Equal(Forge.Sound, TextClassifier.Load(old).Save());
    }

    [Fact]
    public void Kept_and_trained_vectors_give_one_model_on_any_number_of_threads()
    {
        foreach (var keep in new[] { true, false })
        {
            var models = new[] { 1, 2, 8 }.Select(threads => ClassifierTrainer.Train(Rows.Texts, Rows.Classes, 2, InputKind.Tokens, Problems.Quick() with
            {
                Embedding = new() { Vectors = Vectors, KeepVectors = keep },
                Training = new() { Epochs = 2, Seed = 1, Threads = threads },
            }).Model.SaveTimeless()).ToArray();
            Assert.Equal(models[0], models[1]);
            Assert.Equal(models[0], models[2]);
        }
    }

    [Fact]
    public void Predictions_allocate_nothing()
    {
        var model = Train(new() { Vectors = Vectors });
        var probabilities = new float[2];
        Assert.Equal(0, Allocations.Of(() => model.Predict("a ROME Unknown b", probabilities)));
    }

    [Fact]
    public void Keys_have_no_words()
    {
        var error = Assert.Throws<ArgumentException>(() => ClassifierTrainer.Train([[1u], [2u]], 2, [0, 1], 2, Problems.Quick() with { Embedding = new() { Vectors = Vectors } }));
        Assert.Contains("no Embedding.Vectors for keys", error.Message, StringComparison.Ordinal);
        Assert.Contains("those of 6 words", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoder_that_vectors_do_not_fit_is_told() =>
        Assert.Contains("a divisor of a word's 4 numbers, which are Embedding.Size", Assert.ThrowsAny<ArgumentException>(() => Train(new() { Vectors = Vectors }, new TransformerEncoder { Heads = 3 })).Message, StringComparison.Ordinal);

    private static TextClassifier Train(EmbeddingOptions embedding, Encoder? encoder = null) =>
        ClassifierTrainer.Train(Rows.Texts, Rows.Classes, 2, InputKind.Tokens, Options(embedding, encoder)).Model;

    /// <summary>All weights.</summary>
    private static byte[] Weights((string[][] Texts, int[] Classes) rows, EmbeddingOptions embedding)
    {
        using var stream = new MemoryStream();
        ClassifierTrainer.Train(rows.Texts, rows.Classes, 2, InputKind.Tokens, Options(embedding, null)).Model.ExportWeights(stream);
        return stream.ToArray();
    }

    private static ClassifierOptions Options(EmbeddingOptions embedding, Encoder? encoder) => Problems.Quick() with
    {
        Embedding = embedding,
        Encoder = encoder ?? new LstmEncoder { HiddenSize = 4 },
        Training = new() { Epochs = 2, Seed = 1, ValidationFraction = 0 },
    };

    private static float[] Table(TextClassifier model)
    {
        using var stream = new MemoryStream();
        model.ExportWeights(stream);
        return SafetensorsReader.Read(stream.ToArray())["embedding.weight"].Values;
    }

    private static (string[][] Texts, int[] Classes) RowsOf()
    {
        var (texts, classes) = Problems.TwoWords(30, seed: 1);
        (texts[3], texts[4], texts[5]) = ([.. texts[3], "Oslo"], [.. texts[4], "Oslo", "Rare"], [.. texts[5], "Other"]);
        return (texts, classes);
    }

    private static WordVectors Load(params string[] lines)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return WordVectors.Load(stream);
    }
}
