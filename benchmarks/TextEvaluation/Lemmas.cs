using SeqML.Text.Corpora;
using SeqML.Text.Lemmatization;

namespace TextEvaluation;

/// <summary>How many words of a treebank get its lemmas.</summary>
internal sealed record Lemmas(string Part, IReadOnlyList<ConlluToken> Words, IReadOnlyList<string> Found)
{
    /// <summary>The ways to lemmatize a sentence, by what is known of it.</summary>
    public static IReadOnlyList<(string Name, Func<EnglishLemmatizer, ConlluToken[], IReadOnlyList<string>> Lemmatize)> Ways { get; } =
    [
        ("parts of speech given, words alone", (lemmatizer, words) => [.. words.Select(word => lemmatizer.Lemmatize(word.Form, PartOfSpeechTags.Parse(word.Upos)))]),
        ("parts of speech given, sentences", (lemmatizer, words) => lemmatizer.Lemmatize([.. words.Select(word => word.Form)], [.. words.Select(word => PartOfSpeechTags.Parse(word.Upos))])),
        ("guessed, sentences", (lemmatizer, words) => lemmatizer.Lemmatize([.. words.Select(word => word.Form)])),
        ("guessed, words alone", (lemmatizer, words) => [.. words.Select(word => lemmatizer.Lemmatize(word.Form))]),
        ("in lower case", (_, words) => [.. words.Select(word => word.Form.ToLowerInvariant())]),
    ];

    public double Exact => Share(_ => true, StringComparison.Ordinal);

    public double InAnyCase => Share(_ => true, StringComparison.OrdinalIgnoreCase);

    public double WithoutPunctuation => Share(word => word.Upos != "PUNCT", StringComparison.Ordinal);

    public static Lemmas Of(string data, string part, EnglishLemmatizer lemmatizer, Func<EnglishLemmatizer, ConlluToken[], IReadOnlyList<string>> lemmatize)
    {
        ConlluToken[][] sentences = [.. ConlluReader.ReadFile(Path.Combine(data, "ud-ewt", $"en_ewt-ud-{part}.conllu{(part == "train" ? ".gz" : "")}"))
            .Select(sentence => sentence.Tokens.Where(token => token.Kind == ConlluTokenKind.Word).ToArray())];
        return new(part, [.. sentences.SelectMany(words => words)], [.. sentences.SelectMany(words => lemmatize(lemmatizer, words))]);
    }

    /// <summary>What was found instead, frequent mistakes first.</summary>
    public IEnumerable<string> Mistakes() => Words.Zip(Found).Where(pair => pair.First.Lemma != pair.Second)
        .CountBy(pair => $"{pair.First.Upos} {pair.First.Form}: gold {pair.First.Lemma}, found {pair.Second}").OrderByDescending(kind => kind.Value).Select(kind => $"{kind.Value,5} {kind.Key}");

    private double Share(Func<ConlluToken, bool> counts, StringComparison comparison)
    {
        var counted = Words.Zip(Found).Where(pair => counts(pair.First)).ToList();
        return 100.0 * counted.Count(pair => pair.First.Lemma.Equals(pair.Second, comparison)) / counted.Count;
    }
}
