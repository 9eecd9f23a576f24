namespace SeqML.Text.Characters;

/// <summary>What the letters of a word look like, which is lost where words are lower-cased. (The caps feature of Collobert et al. 2011, section 4.5, and numbers.)</summary>
/// <remarks>The values are ids, kept in models: their meaning never changes.</remarks>
public enum WordCasing
{
    /// <summary>No word, or one without letters that have case, digits or signs: 日本, a lone surrogate.</summary>
    Other,

    /// <summary>All its letters that have case are small: "london", "e.g".</summary>
    Lower,

    /// <summary>The first letter that has case is a capital, and no other: "London", "A", "'Tis".</summary>
    Title,

    /// <summary>All its letters that have case are capitals, of which there are two or more: "NATO", "U.S".</summary>
    Upper,

    /// <summary>Some are capitals, in another way: "iPhone", "McDonald", "New-York".</summary>
    Mixed,

    /// <summary>Digits and no letters: "1990", "3,000.5", "10:30", "50%", "½".</summary>
    Number,

    /// <summary>Digits and letters: "covid-19", "B2B", "1990s".</summary>
    ContainsDigit,

    /// <summary>Signs, and neither letters nor digits: ",", "...", "€", an emoji.</summary>
    Symbol,
}
