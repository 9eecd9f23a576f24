using SeqML.Tasks.Tagging.Schemes;
using SeqML.Text.Corpora;

namespace NamedEntities;

/// <summary>Looks through a file of CoNLL columns before it is trained on or tested with: what is wrong is told with its line.</summary>
internal sealed class Corpus
{
    private Corpus(string file, List<ConllSentence> sentences, TagScheme scheme)
    {
        (File, Sentences, Scheme) = (file, sentences.Count, scheme);
        Tags = [.. sentences.SelectMany(sentence => sentence.Column(^1))];
    }

    public string File { get; }

    public int Sentences { get; }

    public TagScheme Scheme { get; }

    public HashSet<string> Tags { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="training">The file that is trained on, in whose scheme this one must be; null for that file itself.</param>
    public static Corpus Check(string file, Corpus? training = null)
    {
        if (!System.IO.File.Exists(file))
            throw new FileNotFoundException($"Expected a file of CoNLL columns (a token and its tag a line, an empty line after each sentence) at '{file}', found {(Directory.Exists(file) ? "a folder" : "no such file")}.", file);
        var sentences = ConllReader.ReadFile(file).ToList();
        if (sentences.Count == 0)
            throw new InvalidDataException($"Expected sentences in '{file}', a token and its tag a line, found none.");
        if (sentences[0].Columns < 2)
            throw new InvalidDataException($"Expected at least two columns in '{file}', a token and its tag, with a tab or blank between them, found one in line {sentences[0].Lines[0]}.");
        var scheme = TagScheme.Detect(sentences.Select(sentence => sentence.Column(^1)))
            ?? throw new InvalidDataException($"Expected tags of entities in the last column of '{file}', as B-PER, I-PER and O, found tags that make no entities, as '{sentences[0].Column(^1)[0]}' in line {sentences[0].Lines[0]}.");
        scheme = training?.Scheme ?? scheme;
        var faults = scheme.Validate(sentences).ToList();
        if (faults.Count > 0)
            throw new InvalidDataException($"Expected tags of the scheme {scheme}{(training is null ? "" : $", that of '{training.File}',")} in '{file}', found {faults.Count} that break it. The first is in {faults[0]}");
        return new Corpus(file, sentences, scheme);
    }

    /// <summary>The tags that another file does not have: nothing could be learned of them there.</summary>
    public IEnumerable<string> TagsBeyond(Corpus other) => Tags.Except(other.Tags).Order(StringComparer.Ordinal);
}
