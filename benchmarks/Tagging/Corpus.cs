using SeqML.Tasks.Tagging;
using SeqML.Text.Corpora;

namespace Tagging;

/// <summary>A corpus as its authors split it: tokens and tags of training, development and test.</summary>
internal sealed class Corpus
{
    private readonly Dictionary<string, int> places;

    private Corpus(Sentence[] training, Sentence[] development, Sentence[] test)
    {
        (Training, Development, Test) = (training, development, test);
        Tags = [.. training.Concat(development).SelectMany(sentence => sentence.Tags).Distinct().Order(StringComparer.Ordinal)];
        places = Tags.Select((tag, place) => (tag, place)).ToDictionary(pair => pair.tag, pair => pair.place);
    }

    public Sentence[] Training { get; }

    public Sentence[] Development { get; }

    public Sentence[] Test { get; }

    /// <summary>The tags that training and development have.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The tag outside of all entities, or -1.</summary>
    public int Outside => places.GetValueOrDefault("O", -1);

    public static Corpus Wnut17(string data) => Of(name => ReadConll(Path.Combine(data, "wnut17", name + ".conll")), "train", "dev", "test");

    public static Corpus EnglishWebTreebank(string data) => Of(name => ReadConllu(Path.Combine(data, "ud-ewt", "en_ewt-ud-" + name)), "train.conllu.gz", "dev.conllu", "test.conllu");

    public IReadOnlyList<TaggedSentence> Numbered(IEnumerable<Sentence> sentences) =>
        [.. sentences.Select(sentence => new TaggedSentence(sentence.Tokens, [.. sentence.Tags.Select(tag => places[tag])]))];

    private static Corpus Of(Func<string, Sentence[]> read, string training, string development, string test) => new(read(training), read(development), read(test));

    private static Sentence[] ReadConll(string file) => [.. ConllReader.ReadFile(file).Select(sentence =>
        new Sentence([.. sentence.Tokens], [.. sentence.Column(^1)]))];

    private static Sentence[] ReadConllu(string file) => [.. ConlluReader.ReadFile(file).Select(sentence => sentence.Words)
        .Select(words => new Sentence([.. words.Select(word => word.Form)], [.. words.Select(word => word.Upos)]))];
}

/// <summary>Tokens and the tag of each.</summary>
internal sealed record Sentence(string[] Tokens, string[] Tags);
