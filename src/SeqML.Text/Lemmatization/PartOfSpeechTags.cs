using System.Collections.Frozen;

namespace SeqML.Text.Lemmatization;

/// <summary>The tags of parts of speech: those of Universal Dependencies (UPOS), and the Penn Treebank's, which are finer.</summary>
public static class PartOfSpeechTags
{
    private static readonly FrozenDictionary<string, PartOfSpeech> Universal = new Dictionary<string, PartOfSpeech>(StringComparer.Ordinal)
    {
        ["X"] = PartOfSpeech.Other,
        ["ADJ"] = PartOfSpeech.Adjective,
        ["ADP"] = PartOfSpeech.Adposition,
        ["ADV"] = PartOfSpeech.Adverb,
        ["AUX"] = PartOfSpeech.Auxiliary,
        ["CCONJ"] = PartOfSpeech.CoordinatingConjunction,
        ["DET"] = PartOfSpeech.Determiner,
        ["INTJ"] = PartOfSpeech.Interjection,
        ["NOUN"] = PartOfSpeech.Noun,
        ["NUM"] = PartOfSpeech.Numeral,
        ["PART"] = PartOfSpeech.Particle,
        ["PRON"] = PartOfSpeech.Pronoun,
        ["PROPN"] = PartOfSpeech.ProperNoun,
        ["PUNCT"] = PartOfSpeech.Punctuation,
        ["SCONJ"] = PartOfSpeech.SubordinatingConjunction,
        ["SYM"] = PartOfSpeech.Symbol,
        ["VERB"] = PartOfSpeech.Verb,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<PartOfSpeech, string> Names = Universal.ToFrozenDictionary(entry => entry.Value, entry => entry.Key);

    private static readonly FrozenDictionary<string, PartOfSpeech> Penn = new Dictionary<string, PartOfSpeech>(StringComparer.Ordinal)
    {
        ["CC"] = PartOfSpeech.CoordinatingConjunction,
        ["CD"] = PartOfSpeech.Numeral,
        ["DT"] = PartOfSpeech.Determiner,
        ["EX"] = PartOfSpeech.Pronoun,
        ["FW"] = PartOfSpeech.Other,
        ["IN"] = PartOfSpeech.Adposition,
        ["JJ"] = PartOfSpeech.Adjective,
        ["JJR"] = PartOfSpeech.Adjective,
        ["JJS"] = PartOfSpeech.Adjective,
        ["LS"] = PartOfSpeech.Other,
        ["MD"] = PartOfSpeech.Auxiliary,
        ["NN"] = PartOfSpeech.Noun,
        ["NNS"] = PartOfSpeech.Noun,
        ["NNP"] = PartOfSpeech.ProperNoun,
        ["NNPS"] = PartOfSpeech.ProperNoun,
        ["PDT"] = PartOfSpeech.Determiner,
        ["POS"] = PartOfSpeech.Particle,
        ["PRP"] = PartOfSpeech.Pronoun,
        ["PRP$"] = PartOfSpeech.Pronoun,
        ["RB"] = PartOfSpeech.Adverb,
        ["RBR"] = PartOfSpeech.Adverb,
        ["RBS"] = PartOfSpeech.Adverb,
        ["RP"] = PartOfSpeech.Adposition,
        ["TO"] = PartOfSpeech.Particle,
        ["UH"] = PartOfSpeech.Interjection,
        ["VB"] = PartOfSpeech.Verb,
        ["VBD"] = PartOfSpeech.Verb,
        ["VBG"] = PartOfSpeech.Verb,
        ["VBN"] = PartOfSpeech.Verb,
        ["VBP"] = PartOfSpeech.Verb,
        ["VBZ"] = PartOfSpeech.Verb,
        ["WDT"] = PartOfSpeech.Determiner,
        ["WP"] = PartOfSpeech.Pronoun,
        ["WP$"] = PartOfSpeech.Pronoun,
        ["WRB"] = PartOfSpeech.Adverb,
        ["ADD"] = PartOfSpeech.Other,
        ["AFX"] = PartOfSpeech.Other,
        ["GW"] = PartOfSpeech.Other,
        ["NFP"] = PartOfSpeech.Punctuation,
        ["HYPH"] = PartOfSpeech.Punctuation,
        ["$"] = PartOfSpeech.Symbol,
        ["#"] = PartOfSpeech.Symbol,
        ["."] = PartOfSpeech.Punctuation,
        [","] = PartOfSpeech.Punctuation,
        [":"] = PartOfSpeech.Punctuation,
        ["``"] = PartOfSpeech.Punctuation,
        ["''"] = PartOfSpeech.Punctuation,
        ["-LRB-"] = PartOfSpeech.Punctuation,
        ["-RRB-"] = PartOfSpeech.Punctuation,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The part of speech that a tag names: ADJ, NOUN, ... of Universal Dependencies, or JJR, NNS, ... of the Penn Treebank. No tag is in both. SYM is the same in both.</summary>
    /// <param name="tag">A tag in capitals.</param>
    /// <param name="part">The part of speech; <see cref="PartOfSpeech.Other"/> where there is no such tag.</param>
    /// <returns>Whether there is such a tag.</returns>
    /// <remarks>The Penn Treebank has one tag where there are two parts of speech: IN is taken for a preposition, and forms of "be" for verbs. Their lemmas are the same.</remarks>
    public static bool TryParse(ReadOnlySpan<char> tag, out PartOfSpeech part) =>
        Universal.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(tag, out part) || Penn.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(tag, out part);

    /// <summary>The tag of Universal Dependencies: NOUN, VERB, ...</summary>
    public static string Format(PartOfSpeech part) => Names.TryGetValue(part, out var tag) ? tag
        : throw new ArgumentOutOfRangeException(nameof(part), part, "Expected a part of speech.");

    /// <summary>The part of speech that a tag names, as <see cref="TryParse"/>.</summary>
    /// <param name="tag">A tag in capitals.</param>
    /// <exception cref="FormatException">There is no such tag.</exception>
    public static PartOfSpeech Parse(ReadOnlySpan<char> tag) => TryParse(tag, out var part) ? part
        : throw new FormatException($"Expected a tag of Universal Dependencies ({string.Join(", ", Universal.Keys.Order(StringComparer.Ordinal))}) or of the Penn Treebank (NN, VBD, ...), found '{tag}'.");
}
