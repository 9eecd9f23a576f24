using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Tests.Stages;
using SeqML.Text.Languages;
using SeqML.Text.Lemmatization;

namespace SeqML.Tests.Lemmatization;

public sealed class LemmatizeTests
{
    private readonly MLContext ml = new(1);

    private SeqMLTransforms Transforms => ml.SeqML().Transforms;

    [Fact]
    public void Lemmas_are_the_lemmatizers_in_memory_and_loaded()
    {
        string[] words = ["The", "mice", "went", "to", "her", "houses", "", "\uD83D", "yesterday", "."];
        var view = StageData.Words(ml, words, [], null);
        foreach (var output in StageData.Outputs(ml, Transforms.Lemmatize("Lemmas", "Words").Fit(view), view))
        {
            Assert.Equal([[.. new EnglishLemmatizer().Lemmatize(words)], [], []], output.GetColumn<string[]>("Lemmas"));
            Assert.Equal(["mouse", "go"], output.GetColumn<string[]>("Lemmas").First()[1..3]);
            Assert.Equal(["Lemmas", "Words"], StageData.Columns(output));
        }
    }

    [Fact]
    public void Parts_of_speech_that_are_given_decide_and_others_are_guessed()
    {
        var view = ml.Data.LoadFromEnumerable(new[]
        {
            new Tagged { Words = ["meeting", "meeting"], Tags = ["VERB", "NOUN"] },
            new Tagged { Words = ["meeting", "mice"], Tags = ["VBG"] },
            new Tagged { Words = ["mice"], Tags = ["no tag", "NOUN"] },
            new Tagged { Words = [], Tags = ["NOUN"] },
        });
        var model = Transforms.Lemmatize("Lemmas", "Words", "Tags").Fit(view);
        foreach (var output in StageData.Outputs(ml, model, view))
            Assert.Equal([["meet", "meeting"], ["meet", "mouse"], ["mouse"], []], output.GetColumn<string[]>("Lemmas"));
    }

    [Fact]
    public void Data_of_ones_own_goes_with_the_model()
    {
        var own = new EnglishLemmatizer(Language.FromEntries("own", new Dictionary<string, IReadOnlyList<string>> { ["lemmas-noun.txt"] = ["blorpus blorps"] }));
        Assert.Equal("blorpus", own.Lemmatize("blorps", PartOfSpeech.Noun));
        var view = ml.Data.LoadFromEnumerable(new[] { new Tagged { Words = ["blorps"], Tags = ["NOUN"] } });
        foreach (var output in StageData.Outputs(ml, Transforms.Lemmatize("Lemmas", "Words", "Tags", own).Fit(view), view))
            Assert.Equal([["blorpus"]], output.GetColumn<string[]>("Lemmas"));
    }

    [Fact]
    public void Misfits_are_told()
    {
        var view = StageData.Words(ml, ["a"]);
        Assert.Contains("'Wrds'", Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.Lemmatize("Wrds").Fit(view)).Message, StringComparison.Ordinal);
        Assert.Contains("'Tags'", Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.Lemmatize("Lemmas", "Words", "Tags").Fit(view)).Message, StringComparison.Ordinal);
    }

    private sealed class Tagged
    {
        public string[] Words { get; set; } = [];

        public string[] Tags { get; set; } = [];
    }
}
