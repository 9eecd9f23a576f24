using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging;
using SeqML.Tasks.Tagging.Features;
using SeqML.Tasks.Tagging.Heads;

namespace SeqML.Tasks.Tests.Tagging;

/// <summary>Sentences in which what stands before a name tells what it is: "mr Xab Qo" is a person, "in Xab" a place.</summary>
internal static class TaggingProblems
{
    public static readonly string[] Tags = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"];

    private static readonly string[] Fillers = ["the", "and", "went", "home", "saw", "again", ","];

    /// <summary>Sentences with names that are new in each.</summary>
    public static TaggedSentence[] Sentences(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Sentence(random))];
    }

    /// <summary>Words that are all new, of which the end tells what they are: those in -ize are 0, those in -ness 1.</summary>
    public static TaggedSentence[] BySuffix(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            int[] tags = [.. Enumerable.Range(0, 5).Select(_ => random.Next(2))];
            return new TaggedSentence([.. tags.Select(tag => Name(random).ToLowerInvariant() + (tag == 0 ? "ize" : "ness"))], tags);
        })];
    }

    /// <summary>A network that learns these in seconds.</summary>
    public static TaggerOptions Options(TagHead? head = null, CharacterFeatures? characters = null, Encoder? encoder = null) => new()
    {
        Encoder = encoder ?? new LstmEncoder { HiddenSize = 12, Dropout = 0 },
        Embedding = new() { Size = 8, MinimumCount = 1, Dropout = 0 },
        Characters = characters,
        CasingSize = 4,
        Head = head ?? new CrfHead(),
        Dropout = 0,
        Training = new() { Epochs = 12, Patience = 12, BatchSize = 8, LearningRate = 0.02f, Seed = 1 },
    };

    /// <summary>One epoch, with every kind of dropout and feature: what it learns does not matter.</summary>
    public static TaggerOptions Quick(TagHead? head = null, CharacterFeatures? characters = null, int seed = 1) => new()
    {
        Encoder = new LstmEncoder { HiddenSize = 4 },
        Embedding = new() { Size = 3, MinimumCount = 1 },
        Characters = characters ?? new CharacterCnn { Size = 3, Filters = 4 },
        CasingSize = 2,
        Head = head ?? new CrfHead(),
        Training = new() { Epochs = 1, Seed = seed },
    };

    /// <summary>A model made in no time.</summary>
    public static SequenceTagger QuickModel(TaggerInput input = TaggerInput.Tokens, TagHead? head = null, CharacterFeatures? characters = null, int seed = 1) =>
        TaggerTrainer.Train(Sentences(40, seed: 3), Tags, 0, input, Quick(head, characters, seed)).Model;

    public static TaggedText Tag(SequenceTagger model, params string[] tokens)
    {
        var result = new TaggedText();
        model.Tag([.. tokens.Select(token => token.AsMemory())], result);
        return result;
    }

    public static TaggedText TagText(SequenceTagger model, string? text)
    {
        var result = new TaggedText();
        model.Tag(text, result);
        return result;
    }

    /// <summary>The share of words whose tag is right.</summary>
    public static double Accuracy(SequenceTagger model, IReadOnlyList<TaggedSentence> sentences) =>
        model.TagMany([.. sentences.Select(sentence => sentence.Words)]).Zip(sentences)
            .SelectMany(pair => pair.First.Zip(pair.Second.Tags)).Average(pair => pair.First == pair.Second ? 1.0 : 0);

    private static TaggedSentence Sentence(Random random)
    {
        var (words, tags) = (new List<string>(), new List<int>());
        for (var part = random.Next(1, 6); part > 0; part--)
        {
            var kind = random.Next(3);
            Add(kind switch { 0 => Fillers[random.Next(Fillers.Length)], 1 => "mr", _ => "in" }, 0);
            if (kind == 0)
                continue;
            Add(Name(random), 2 * kind - 1);
            if (random.Next(2) == 0)
                Add(Name(random), 2 * kind);
            Add(Fillers[random.Next(Fillers.Length)], 0);
        }
        return new TaggedSentence(words, tags);

        void Add(string word, int tag)
        {
            words.Add(word);
            tags.Add(tag);
        }
    }

    private static string Name(Random random) =>
        string.Concat((char)('A' + random.Next(26)), (char)('a' + random.Next(26)), (char)('a' + random.Next(26)), random.Next(2) == 0 ? "o" : "sky");
}
