using System.Text;
using System.Text.Json;
using SeqML.Layers;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tests.Storage;
using SeqML.Training.Loop;

namespace SeqML.Tasks.Tests.Classification;

/// <summary>What config.json says, and which options are accepted.</summary>
public sealed class ConfigTests
{
    private static readonly ClassifierOptions Defaults = new();

    /// <summary>What is wrong, named by the option, and the range that its message tells.</summary>
    private static readonly Dictionary<string, (ClassifierOptions Options, string Range)> Wrong = new()
    {
        ["Dropout -0.1"] = (Defaults with { Dropout = -0.1f }, "from 0 up to, but not, 1"),
        ["Dropout 1"] = (Defaults with { Dropout = 1 }, "from 0 up to, but not, 1"),
        ["Dropout NaN"] = (Defaults with { Dropout = float.NaN }, "from 0 up to, but not, 1"),
        ["MaximumTokens 0"] = (Defaults with { MaximumTokens = 0 }, "from 1 to 65,536"),
        ["MaximumTokens 65537"] = (Defaults with { MaximumTokens = 65_537 }, "from 1 to 65,536"),
        ["Pooling 4"] = (Defaults with { Pooling = (Pooling)4 }, "Max, Mean, Last or Attention"),
        ["WordDropout 1"] = (Defaults with { WordDropout = 1 }, "from 0 up to, but not, 1"),
        ["WordDropout NaN"] = (Defaults with { WordDropout = float.NaN }, "from 0 up to, but not, 1"),
        ["LabelSmoothing -0.1"] = (Defaults with { LabelSmoothing = -0.1f }, "from 0 up to, but not, 1"),
        ["LabelSmoothing 1"] = (Defaults with { LabelSmoothing = 1 }, "from 0 up to, but not, 1"),
        ["ClassWeights -1"] = (Defaults with { ClassWeights = ClassWeights.Of(1, -1) }, "finite and not negative for class 1"),
        ["ClassWeights NaN"] = (Defaults with { ClassWeights = ClassWeights.ByLabel(new Dictionary<string, float> { ["spam"] = float.NaN }) }, "finite and not negative for 'spam'"),
        ["Thresholds 2"] = (Defaults with { Thresholds = (LabelThresholds)2 }, "Half or Tuned"),
        ["ValueLoss 2"] = (Defaults with { ValueLoss = (ValueLoss)2 }, "MeanSquaredError or Huber"),
        ["HiddenSize 0"] = (Defaults with { Encoder = new LstmEncoder { HiddenSize = 0 } }, "from 1 to 8,192"),
        ["HiddenSize 8193"] = (Defaults with { Encoder = new LstmEncoder { HiddenSize = 8193 } }, "from 1 to 8,192"),
        ["Layers 0"] = (Defaults with { Encoder = new LstmEncoder { Layers = 0 } }, "from 1 to 16"),
        ["Layers 17"] = (Defaults with { Encoder = new LstmEncoder { Layers = 17 } }, "from 1 to 16"),
        ["Dropout Infinity"] = (Defaults with { Encoder = new LstmEncoder { Dropout = float.PositiveInfinity } }, "from 0 up to, but not, 1"),
        ["LayerNormalization True"] = (Defaults with { Encoder = new LstmEncoder { Peepholes = true, LayerNormalization = true } }, "false where Peepholes is true"),
        ["Filters 0"] = (Defaults with { Encoder = new CnnEncoder { Filters = 0 } }, "from 1 to 4,096"),
        ["MinimumWidth 33"] = (Defaults with { Encoder = new CnnEncoder { MinimumWidth = 33 } }, "from 1 to 32"),
        ["MaximumWidth 2"] = (Defaults with { Encoder = new CnnEncoder { MaximumWidth = 2 } }, "from MinimumWidth, 3, to 32"),
        ["Layers -1"] = (Defaults with { Encoder = new CnnEncoder { Layers = -1 } }, "from 1 to 16"),
        ["DilationGrowth 0"] = (Defaults with { Encoder = new CnnEncoder { DilationGrowth = 0 } },
            "from 1 to 8, and such that filters of 5 words in 1 layers reach no further than 65,536 words"),
        ["DilationGrowth 4"] = (Defaults with { Encoder = new CnnEncoder { Layers = 9, DilationGrowth = 4 } },
            "from 1 to 8, and such that filters of 5 words in 9 layers reach no further than 65,536 words"),
        ["Activation 7"] = (Defaults with { Encoder = new CnnEncoder { Activation = (Activation)7 } }, "Relu or Gelu"),
        ["Dropout 1.5"] = (Defaults with { Encoder = new CnnEncoder { Dropout = 1.5f } }, "from 0 up to, but not, 1"),
        ["Size 0"] = (Defaults with { Embedding = new() { Size = 0 } }, "from 1 to 8,192"),
        ["Size 8193"] = (Defaults with { Embedding = new() { Size = 8193 } }, "from 1 to 8,192"),
        ["MinimumCount 0"] = (Defaults with { Embedding = new() { MinimumCount = 0 } }, "at least 1"),
        ["MaximumVocabulary 1"] = (Defaults with { Embedding = new() { MaximumVocabulary = 1 } }, "at least 2"),
        ["Dropout 2"] = (Defaults with { Embedding = new() { Dropout = 2 } }, "from 0 up to, but not, 1"),
        ["Epochs 0"] = (Defaults with { Training = new() { Epochs = 0 } }, "at least 1"),
    };

    public static TheoryData<string> WrongNames => [.. Wrong.Keys];

    [Fact]
    public void Config_json_has_all_options_in_camel_case_and_the_kind_of_the_encoder() => Assert.Equal(
        """
        {
          "task": "classification",
          "input": "Tokens",
          "pairs": false,
          "classes": 6,
          "vocabularySize": 8,
          "wordsWithVectors": 0,
          "textWithVectors": null,
          "temperature": 1,
          "thresholds": null,
          "scale": null,
          "options": {
            "encoder": {
              "kind": "lstm",
              "peepholes": false,
              "layerNormalization": false,
              "hiddenSize": 4,
              "layers": 2,
              "bidirectional": true,
              "dropout": 0.2,
              "residual": false,
              "orthogonalInitialization": false
            },
            "embedding": {
              "size": 3,
              "learnedSize": 0,
              "keepVectors": false,
              "triesLowerCase": false,
              "minimumCount": 1,
              "maximumVocabulary": 50000,
              "dropout": 0.3
            },
            "pooling": "Max",
            "dropout": 0.3,
            "wordDropout": 0,
            "labelSmoothing": 0,
            "classWeights": null,
            "calibration": false,
            "thresholds": "Half",
            "valueLoss": "MeanSquaredError",
            "maximumTokens": 512,
            "training": {
              "epochs": 1,
              "batchSize": 32,
              "accumulatedBatches": 1,
              "learningRate": 0.001,
              "optimizer": {
                "kind": "adamW",
                "beta1": 0.9,
                "beta2": 0.999,
                "epsilon": 1E-08
              },
              "schedule": {
                "kind": "constant"
              },
              "weightDecay": 0.01,
              "maximumGradientNorm": 1,
              "maximumGradientValue": "Infinity",
              "averaging": null,
              "validationFraction": 0.1,
              "patience": 3,
              "metric": null,
              "seed": 1
            }
          }
        }
        """.ReplaceLineEndings("\n"), Encoding.UTF8.GetString(Forge.File(Forge.Sound, Forge.Config)).ReplaceLineEndings("\n"));

    [Fact]
    public void Vocabulary_json_has_the_words_in_the_order_of_their_ids()
    {
        var words = JsonSerializer.Deserialize<string[]>(Forge.File(Forge.Sound, Forge.Vocabulary));
        Assert.Equal(TextClassifier.Load(Forge.Sound).Words, words);
        Assert.Equal(["a", "b", "c", "x", "y", "z"], words!.Order());
        Assert.Equal("[]", Encoding.UTF8.GetString(Forge.File(Forge.SoundKeys, Forge.Vocabulary)));
    }

    [Fact]
    public void Unusual_options_are_saved_and_loaded()
    {
        var options = new ClassifierOptions
        {
            Encoder = new LstmEncoder { HiddenSize = 3, Bidirectional = false, Dropout = 0, Peepholes = true, Residual = true, OrthogonalInitialization = true },
            Embedding = new() { Size = 2, MinimumCount = 5, MaximumVocabulary = int.MaxValue, Dropout = 0.123456f },
            Pooling = Pooling.Last,
            Dropout = 0.9999f,
            MaximumTokens = 65_536,
            Training = new()
            {
                Epochs = 1,
                BatchSize = int.MaxValue,
                LearningRate = float.Epsilon,
                MaximumGradientNorm = float.PositiveInfinity,
                ValidationFraction = 0,
                Patience = int.MaxValue,
                Seed = int.MinValue,
            },
        };
        var (model, _) = ClassifierTrainer.Train([["a"], ["b"]], [0, 1], 2, InputKind.Text, options);
        Assert.Equal(options, TextClassifier.Load(model.Save()).Config.Options);
    }

    [Fact]
    public void A_model_from_before_there_were_these_options_loads_and_predicts_the_same()
    {
        var older = Forge.WithConfig(config =>
        {
            foreach (var name in new[] { "pairs", "temperature", "thresholds", "scale" })
                Assert.True(config.Remove(name));
            foreach (var name in new[] { "wordDropout", "labelSmoothing", "classWeights", "calibration", "thresholds", "valueLoss" })
                Assert.True(config["options"]!.AsObject().Remove(name));
        });
        var (model, sound) = (TextClassifier.Load(older), TextClassifier.Load(Forge.Sound));
        Assert.Equal((1f, false), (model.Config.Temperature, model.Config.Pairs));
        Assert.Equal(sound.Config, model.Config);
        Assert.Equal(Predictions.Of(sound, "a", "b"), Predictions.Of(model, "a", "b"));
    }

    public static TheoryData<int> KindsOfWeights => [0, 1, 2];

    [Theory]
    [MemberData(nameof(KindsOfWeights))]
    public void Class_weights_are_saved_and_loaded(int kind)
    {
        ClassWeights weights = kind == 0 ? ClassWeights.Balanced : kind == 1 ? ClassWeights.Of(1, 2.5f) : ClassWeights.ByLabel(new Dictionary<string, float> { ["1"] = 3 }).InOrder(["0", "1"]);
        var (model, _) = ClassifierTrainer.Train([["a"], ["b"]], [0, 1], 2, InputKind.Text, Problems.Quick() with { ClassWeights = weights });
        Assert.Equal(weights, TextClassifier.Load(model.Save()).Config.Options.ClassWeights);
    }

    [Fact]
    public void Progress_and_cancellation_are_not_saved()
    {
        var training = new TrainingOptions
        {
            Epochs = 1,
            Seed = 1,
            Progress = new Progress<TrainingProgress>(),
            CancellationToken = new CancellationTokenSource().Token,
        };
        var (model, _) = ClassifierTrainer.Train([["a"], ["b"]], [0, 1], 2, InputKind.Text, Problems.Quick() with { Training = training });
        var loaded = TextClassifier.Load(model.Save()).Config.Options.Training;
        Assert.Equal((null, default), (loaded.Progress, loaded.CancellationToken));
        Assert.DoesNotContain("rogress", Encoding.UTF8.GetString(Forge.File(model.Save(), Forge.Config)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongNames))]
    public void An_option_out_of_range_is_told_with_its_name_what_was_expected_and_what_was_found(string name)
    {
        var (options, range) = Wrong[name];
        var (option, value) = (name.Split(' ')[0], name.Split(' ')[1]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(options.Validate);
        Assert.Equal(option, error.ParamName);
        Assert.Contains($"{option} to be {range}, found {value}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_those_of_the_documentation()
    {
        Assert.Equal(new LstmEncoder { HiddenSize = 128, Layers = 1, Bidirectional = true, Dropout = 0.2f }, Defaults.Encoder);
        Assert.Equal(new EmbeddingOptions { Size = 128, MinimumCount = 2, MaximumVocabulary = 50_000, Dropout = 0.3f }, Defaults.Embedding);
        Assert.Equal((Pooling.Max, 0.3f, 512), (Defaults.Pooling, Defaults.Dropout, Defaults.MaximumTokens));
        Assert.Equal((0f, 0f, null, false), (Defaults.WordDropout, Defaults.LabelSmoothing, Defaults.ClassWeights, Defaults.Calibration));
        Assert.Equal((LabelThresholds.Half, ValueLoss.MeanSquaredError), (Defaults.Thresholds, Defaults.ValueLoss));
        Assert.Null(Record.Exception(Defaults.Validate));
    }
}
