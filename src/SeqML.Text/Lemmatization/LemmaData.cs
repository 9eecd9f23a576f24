using System.Buffers;
using SeqML.Text.Languages;
using SeqML.Text.Lookup;

namespace SeqML.Text.Lemmatization;

/// <summary>What the files of a language say of lemmas: <c>lemmas-verb.txt</c> and its like, and <c>lemma-rules.txt</c>.</summary>
internal sealed class LemmaData
{
    private const string RulesFile = "lemma-rules.txt";
    private const string VerbStem = "VERB-STEM";
    private const string AdjectiveStem = "ADJ-STEM";

    private const int ShortestLemma = 2;

    /// <summary>What has one of these is an address or a file, and has no endings.</summary>
    private static readonly SearchValues<char> NotOfWords = SearchValues.Create("./\\@:_");

    private readonly WordTable words;
    private readonly (PartOfSpeech Part, string Lemma)[][] lemmas;
    private readonly LemmaRules?[] rules = new LemmaRules?[Enum.GetValues<PartOfSpeech>().Length];
    private readonly LemmaRules verbStems;
    private readonly LemmaRules adjectiveStems;

    /// <param name="language">A file that it lacks is read from <paramref name="fallback"/>.</param>
    /// <param name="fallback">A language that has all files.</param>
    public LemmaData(Language language, Language fallback)
    {
        var entries = new Dictionary<string, List<(PartOfSpeech, string)>>(FoldedComparer.Instance);
        foreach (var part in Enum.GetValues<PartOfSpeech>())
            if (Source(FileOf(part), language, fallback) is { } source)
                foreach (var entry in source.Read(FileOf(part)))
                    Add(entries, part, entry.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        words = new WordTable(entries.Keys);
        lemmas = [.. words.Words.Select(word => entries[word].ToArray())];
        LongestLemma = lemmas.SelectMany(entry => entry).Select(entry => entry.Lemma.Length).DefaultIfEmpty(0).Max();

        var parsed = Rules(Source(RulesFile, language, fallback)!).ToLookup(rule => rule.Kind, rule => rule.Rule);
        foreach (var part in Enum.GetValues<PartOfSpeech>())
            if (parsed[PartOfSpeechTags.Format(part)].ToArray() is { Length: > 0 } own)
                rules[(int)part] = new LemmaRules(own);
        (verbStems, adjectiveStems) = (new LemmaRules([.. parsed[VerbStem]]), new LemmaRules([.. parsed[AdjectiveStem]]));
        Growth = parsed.SelectMany(rule => rule).Max(rule => Math.Max(0, (rule.Replacement?.Length ?? 0) - rule.EndingLength));
    }

    /// <summary>The names of the files that are read.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Enum.GetValues<PartOfSpeech>().Select(FileOf).Append(RulesFile).Append(PartOfSpeechLexicon.File).Order(StringComparer.Ordinal)];

    /// <summary>The length of the longest lemma in the files.</summary>
    public int LongestLemma { get; }

    /// <summary>How much longer than its word the rules can make a lemma.</summary>
    public int Growth { get; }

    /// <summary>What the files have of a word.</summary>
    public ReadOnlySpan<(PartOfSpeech Part, string Lemma)> Forms(ReadOnlySpan<char> word) => words.Find(word) is var index && index >= 0 ? lemmas[index] : default(ReadOnlySpan<(PartOfSpeech, string)>);

    /// <summary>What the files have of a word as one part of speech; null where they have nothing.</summary>
    public string? Find(ReadOnlySpan<char> word, PartOfSpeech part)
    {
        foreach (var (candidate, lemma) in Forms(word))
            if (candidate == part)
                return lemma;
        return null;
    }

    /// <summary>Whether the files have a word as a lemma of its own.</summary>
    public bool IsLemma(ReadOnlySpan<char> word, PartOfSpeech part) => Find(word, part) is { } lemma && word.SequenceEqual(lemma);

    /// <summary>Changes a word in lower case, and returns its new length.</summary>
    /// <param name="word">The word, and room for <see cref="Growth"/> units behind it.</param>
    /// <param name="length">How long the word is.</param>
    /// <param name="part">What it is.</param>
    public int Change(Span<char> word, int length, PartOfSpeech part)
    {
        if (rules[(int)part] is not { } own || own.Find(word[..length]) is not { } rule || length - rule.EndingLength + (rule.Replacement?.Length ?? 0) < ShortestLemma || word[..length].ContainsAny(NotOfWords))
            return length;
        // A lemma of the lists goes before rules: "movie" is there, so "movies" are none that would be a "movy".
        if (word[length - 1] == 's' && IsLemma(word[..(length - 1)], part))
            return length - 1;
        if (word[..length].EndsWith("es") && IsLemma(word[..(length - 2)], part))
            return length - 2;
        length -= rule.EndingLength;
        if (rule.Replacement is null)
        {
            // "singing" is of "sing" though there is a "singe", and "riding" is of "ride" though there is a "rid", which would be "ridding".
            var isLemma = IsLemma(word[..length], part);
            if (isLemma && EnglishSounds.IsConsonant(word, length - 2))
                return length;
            word[length] = 'e'; // the first letter of an ending that is gone
            if (IsLemma(word[..(length + 1)], part))
                return length + 1;
            if (isLemma)
                return length;
            if (word[length - 1] == word[length - 2] && IsLemma(word[..(length - 1)], part))
                return length - 1;
            if ((part == PartOfSpeech.Verb ? verbStems : adjectiveStems).Find(word[..length]) is not { } next)
                return length;
            (rule, length) = (next, length - next.EndingLength);
        }
        rule.Replacement!.CopyTo(word[length..]);
        return length + rule.Replacement.Length;
    }

    private static string FileOf(PartOfSpeech part) => $"lemmas-{PartOfSpeechTags.Format(part).ToLowerInvariant()}.txt";

    private static Language? Source(string file, Language language, Language fallback) => language.Has(file) ? language : fallback.Has(file) ? fallback : null;

    /// <summary>The first line that has a form counts: "lie lay" may follow "lay laid".</summary>
    private static void Add(Dictionary<string, List<(PartOfSpeech Part, string Lemma)>> entries, PartOfSpeech part, string[] forms)
    {
        foreach (var form in forms)
        {
            if (!entries.TryGetValue(form, out var known))
                entries.Add(form, known = []);
            if (!known.Exists(entry => entry.Part == part))
                known.Add((part, forms[0]));
        }
    }

    private static IEnumerable<(string Kind, LemmaRule Rule)> Rules(Language language)
    {
        foreach (var entry in language.Read(RulesFile))
            yield return entry.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var kind, var pattern, var replacement] && LemmaRule.Parse(pattern, replacement) is { } rule
                && (kind is VerbStem or AdjectiveStem ? rule.Replacement is not null : PartOfSpeechTags.TryParse(kind, out var part) && (rule.Replacement is not null
                    || part is PartOfSpeech.Verb or PartOfSpeech.Adjective or PartOfSpeech.Adverb)) ? (kind, rule)
                : throw new InvalidDataException($"Language '{language.Code}', {RulesFile}: expected a part of speech, an ending and what stands in its place, as 'NOUN C|ies y', found '{entry}'.");
    }
}
