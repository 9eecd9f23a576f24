using SeqML.Embeddings.Learning;
using SeqML.Embeddings.Learning.Objectives;
using SeqML.Embeddings.Learning.Subwords;

namespace SeqML.Embeddings.Tests.Learning;

public sealed class LearningOptionsTests
{
    public static TheoryData<string, LearningOptions> Wrong => new()
    {
        { nameof(LearningOptions.Size), new SkipGramOptions { Size = 0 } },
        { nameof(LearningOptions.Size), new CbowOptions { Size = 8193 } },
        { nameof(LearningOptions.Window), new SkipGramOptions { Window = 0 } },
        { nameof(LearningOptions.Window), new SkipGramOptions { Window = 101 } },
        { nameof(LearningOptions.MinimumCount), new SkipGramOptions { MinimumCount = 0 } },
        { nameof(LearningOptions.Epochs), new SkipGramOptions { Epochs = 0 } },
        { nameof(LearningOptions.LearningRate), new SkipGramOptions { LearningRate = 0 } },
        { nameof(LearningOptions.LearningRate), new SkipGramOptions { LearningRate = float.NaN } },
        { nameof(LearningOptions.LearningRate), new SkipGramOptions { LearningRate = float.PositiveInfinity } },
        { nameof(LearningOptions.SamplingThreshold), new SkipGramOptions { SamplingThreshold = -1 } },
        { nameof(LearningOptions.SamplingThreshold), new SkipGramOptions { SamplingThreshold = 1.1 } },
        { nameof(LearningOptions.SamplingThreshold), new SkipGramOptions { SamplingThreshold = double.NaN } },
        { nameof(LearningOptions.Threads), new SkipGramOptions { Threads = 0 } },
        { nameof(LearningOptions.Threads), new SkipGramOptions { Threads = 1025 } },
        { nameof(NegativeSampling.Count), new SkipGramOptions { Objective = new NegativeSampling { Count = 0 } } },
        { nameof(NegativeSampling.Count), new SkipGramOptions { Objective = new NegativeSampling { Count = 101 } } },
        { nameof(NegativeSampling.Power), new SkipGramOptions { Objective = new NegativeSampling { Power = -0.1 } } },
        { nameof(NegativeSampling.Power), new SkipGramOptions { Objective = new NegativeSampling { Power = double.NaN } } },
        { nameof(SubwordOptions.MinimumLength), new SkipGramOptions { Subwords = new() { MinimumLength = 0 } } },
        { nameof(SubwordOptions.MaximumLength), new SkipGramOptions { Subwords = new() { MaximumLength = 2 } } },
        { nameof(SubwordOptions.MaximumLength), new CbowOptions { Subwords = new() { MaximumLength = 65 } } },
        { nameof(SubwordOptions.Buckets), new CbowOptions { Subwords = new() { Buckets = 0 } } },
        { nameof(SubwordOptions.Buckets), new SkipGramOptions { Subwords = new() { Buckets = 100_000_001 } } },
        { nameof(CharacterNgramOptions.MinimumNgramCount), new CharacterNgramOptions { MinimumNgramCount = 0 } },
        { nameof(LearningOptions.Epochs), new CharacterNgramOptions { Epochs = 0 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_option_out_of_range_is_named(string option, LearningOptions options)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(options.Validate);
        Assert.Equal(option, error.ParamName?.Split('.')[^1]);
        Assert.Contains($"Expected the option {option} to be", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_valid_and_those_of_word2vec()
    {
        new SkipGramOptions().Validate();
        new CbowOptions { Objective = new HierarchicalSoftmax(), Subwords = new() }.Validate();
        Assert.Equal(0.025f, new SkipGramOptions().LearningRate);
        Assert.Equal(0.05f, new CbowOptions().LearningRate);
        var ngrams = new CharacterNgramOptions();
        ngrams.Validate();
        Assert.Equal((1, 10, 1, 1e-5, new NegativeSampling { Count = 15 }), (ngrams.Window, ngrams.MinimumCount, ngrams.Epochs, ngrams.SamplingThreshold, ngrams.Objective));
        Assert.Throws<ArgumentNullException>(new SkipGramOptions { Objective = null! }.Validate);
    }
}
