namespace SeqML.Text.Lemmatization;

/// <summary>What kind of word a word is: the seventeen universal parts of speech. <see cref="PartOfSpeechTags"/> reads their tags.</summary>
/// <remarks>Universal Dependencies: https://universaldependencies.org/u/pos/ (Nivre et al. 2020).</remarks>
public enum PartOfSpeech
{
    /// <summary>What fits no other: foreign words, pieces of words. X.</summary>
    Other,

    /// <summary>Big, old, third. ADJ.</summary>
    Adjective,

    /// <summary>In, to, during. ADP.</summary>
    Adposition,

    /// <summary>Very, well, here, not as an adverb but for English "not", which is a <see cref="Particle"/>. ADV.</summary>
    Adverb,

    /// <summary>Is, has, will, would, where they go with a verb; and "be" with an adjective or a noun. AUX.</summary>
    Auxiliary,

    /// <summary>And, or, but. CCONJ.</summary>
    CoordinatingConjunction,

    /// <summary>The, this, every. DET.</summary>
    Determiner,

    /// <summary>Oh, yes, hello. INTJ.</summary>
    Interjection,

    /// <summary>Girl, air, beauty. NOUN.</summary>
    Noun,

    /// <summary>Two, 2014, 3.5. NUM.</summary>
    Numeral,

    /// <summary>Not, 's of a possessive, to before a verb. PART.</summary>
    Particle,

    /// <summary>I, you, myself, who; and, in English, my and your. PRON.</summary>
    Pronoun,

    /// <summary>Mary, London, NATO. PROPN.</summary>
    ProperNoun,

    /// <summary>Full stops, commas, brackets. PUNCT.</summary>
    Punctuation,

    /// <summary>That, if, while. SCONJ.</summary>
    SubordinatingConjunction,

    /// <summary>$, %, §, :). SYM.</summary>
    Symbol,

    /// <summary>Run, eat, runs, ate. VERB.</summary>
    Verb,
}
