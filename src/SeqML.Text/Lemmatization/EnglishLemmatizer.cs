using System.Buffers;
using SeqML.Text.Languages;

namespace SeqML.Text.Lemmatization;

/// <summary>
/// Takes a form of an English word to the form that a dictionary lists: "went" to "go", "mice" to "mouse", "bigger" to "big". Unlike a stem, a lemma is a word; and what it is depends on
/// the part of speech: the lemma of "meeting" is "meet" where it is a verb, and "meeting" where it is a noun.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Lemmas are those of Universal Dependencies: in lower case, but for proper nouns, "I", and adjectives of names ("American"); possessives stay ("my"), "these" is "this", "me" is "I".</item>
/// <item>First the lists of the language are asked, then its rules. What neither knows stays as it is.</item>
/// <item>No text makes it throw, time is linear in the text's length, and nothing is allocated but the lemma as a string. It has no state: one serves any number of threads.</item>
/// </list>
/// </remarks>
public sealed class EnglishLemmatizer
{
    private readonly LemmaData data;
    private readonly PartOfSpeechGuesser guesser;

    /// <summary>A lemmatizer with the data that SeqML brings.</summary>
    public EnglishLemmatizer()
        : this(Language.Of("en"))
    {
    }

    /// <summary>A lemmatizer with data of one's own.</summary>
    /// <param name="language">Has files of <see cref="Files"/>; those that it lacks are SeqML's own.</param>
    /// <exception cref="InvalidDataException">An entry is none. The message names the file and the entry.</exception>
    public EnglishLemmatizer(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        Language = language;
        var english = Language.Of("en");
        data = new LemmaData(language, english);
        guesser = new PartOfSpeechGuesser(data, new PartOfSpeechLexicon(language.Has(PartOfSpeechLexicon.File) ? language : english));
    }

    /// <summary>The names of the files of a language that a lemmatizer reads.</summary>
    public static IReadOnlyList<string> Files => LemmaData.Files;

    /// <summary>Where its data comes from.</summary>
    public Language Language { get; }

    /// <summary>What it is, as a text that <see cref="FromJson"/> reads: the code of a language that SeqML brings, or all that it reads of another.</summary>
    public string ToJson() => LemmatizerDescription.Of(this).ToJson();

    /// <summary>The lemmatizer that <see cref="ToJson"/> described.</summary>
    /// <exception cref="InvalidDataException">It is none, or is damaged.</exception>
    public static EnglishLemmatizer FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return LemmatizerDescription.Read(json);
    }

    /// <summary>How many units <see cref="Lemmatize(ReadOnlySpan{char}, PartOfSpeech, Span{char})"/> needs for a word of a length: some more than that, since lemmas can be longer than words ("'d", "would").</summary>
    public int RoomFor(int wordLength) => checked(Math.Max(wordLength + data.Growth, data.LongestLemma));

    /// <summary>Guesses what a word is without its neighbours: by lists, and by its ending.</summary>
    /// <param name="word">Any text. A capital at its start says nothing: it may be that of a sentence.</param>
    public PartOfSpeech Guess(ReadOnlySpan<char> word) => guesser.Guess(word);

    /// <summary>Guesses what the words of a sentence are, as well as their lemmas need it: a tagger that learns knows better. Nothing is allocated.</summary>
    /// <param name="words">A sentence's words, with its punctuation.</param>
    /// <param name="parts">As long as the words; is filled.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Guess(ReadOnlySpan<ReadOnlyMemory<char>> words, Span<PartOfSpeech> parts)
    {
        if (parts.Length != words.Length)
            throw new ArgumentException($"Expected room for {words.Length} parts of speech, one a word, found {parts.Length}.", nameof(parts));
        guesser.Guess(words, parts);
    }

    /// <summary>Writes the lemma of a word, and returns its length.</summary>
    /// <param name="word">Any text.</param>
    /// <param name="part">What it is.</param>
    /// <param name="lemma">As long as <see cref="RoomFor"/> says, and no part of the same memory. What stands in it behind the lemma has no meaning.</param>
    /// <exception cref="ArgumentException">There is too little room, or no such part of speech.</exception>
    public int Lemmatize(ReadOnlySpan<char> word, PartOfSpeech part, Span<char> lemma)
    {
        Check(word, part, lemma);
        if (part is PartOfSpeech.Noun or PartOfSpeech.ProperNoun && LemmaCasing.IsPluralOfCapitals(word))
            return part == PartOfSpeech.Noun ? LemmaCasing.WriteLower(word[..^1], lemma) : Write(word[..^1], lemma);
        if (part == PartOfSpeech.Noun)
            word = LemmaCasing.WithoutPossessive(word);
        return data.Find(word, part) is { } known ? Write(known, lemma) : part switch
        {
            PartOfSpeech.ProperNoun => LemmaCasing.WriteName(word, lemma),
            PartOfSpeech.Numeral => LemmaCasing.WriteNumber(word, lemma),
            PartOfSpeech.Punctuation or PartOfSpeech.Symbol => Write(word, lemma),
            _ => data.Change(lemma, LemmaCasing.WriteLower(word, lemma), part),
        };
    }

    /// <summary>Writes the lemma of a word in its sentence, and returns its length. Neighbours tell "her" of "she" from "her" of "her house", and an adjective that is part of a name.</summary>
    /// <param name="words">A sentence's words, with its punctuation.</param>
    /// <param name="parts">What each of them is.</param>
    /// <param name="index">Which word.</param>
    /// <param name="lemma">As long as <see cref="RoomFor"/> says for that word.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no such word, too little room, or no such part of speech.</exception>
    public int Lemmatize(ReadOnlySpan<ReadOnlyMemory<char>> words, ReadOnlySpan<PartOfSpeech> parts, int index, Span<char> lemma)
    {
        if (parts.Length != words.Length)
            throw new ArgumentException($"Expected {words.Length} parts of speech, one a word, found {parts.Length}.", nameof(parts));
        if ((uint)index >= (uint)words.Length)
            throw new ArgumentOutOfRangeException(nameof(index), index, FormattableString.Invariant($"Expected a word from 0 to {words.Length - 1}."));
        var word = words[index].Span;
        Check(word, parts[index], lemma);
        if (LemmaContext.Find(words, parts, index) is { } found)
            return Write(found, lemma);
        var length = Lemmatize(word, parts[index], lemma);
        if (LemmaContext.IsInName(words, parts, index))
            lemma[0] = char.ToUpperInvariant(lemma[0]);
        return length;
    }

    /// <summary>The lemma of a word; the word itself where nothing changes.</summary>
    /// <param name="word">Any text.</param>
    /// <param name="part">What it is.</param>
    public string Lemmatize(string word, PartOfSpeech part)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Text([word.AsMemory()], [part], 0) is var lemma && lemma == word ? word : lemma;
    }

    /// <summary>The lemma of a word that is guessed without its neighbours what it is.</summary>
    /// <param name="word">Any text.</param>
    public string Lemmatize(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Lemmatize(word, Guess(word));
    }

    /// <summary>The lemmas of a sentence's words, of which is guessed what they are.</summary>
    /// <param name="words">The words, with the punctuation.</param>
    /// <param name="parts">What each of them is; null to guess it.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public IReadOnlyList<string> Lemmatize(IReadOnlyList<string> words, IReadOnlyList<PartOfSpeech>? parts = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        var memories = new ReadOnlyMemory<char>[words.Count];
        for (var i = 0; i < memories.Length; i++)
            memories[i] = words[i].AsMemory();
        var known = parts is null ? new PartOfSpeech[words.Count] : [.. parts];
        if (parts is null)
            Guess(memories, known);
        var lemmas = new string[words.Count];
        for (var i = 0; i < lemmas.Length; i++)
            lemmas[i] = Text(memories, known, i) is var lemma && lemma == words[i] ? words[i] : lemma;
        return lemmas;
    }

    private string Text(ReadOnlySpan<ReadOnlyMemory<char>> words, ReadOnlySpan<PartOfSpeech> parts, int index)
    {
        var room = RoomFor(words.IsEmpty ? 0 : words[index].Length);
        var rented = room > 256 ? ArrayPool<char>.Shared.Rent(room) : null;
        var buffer = rented ?? stackalloc char[256];
        var lemma = buffer[..Lemmatize(words, parts, index, buffer)].ToString();
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return lemma;
    }

    private void Check(ReadOnlySpan<char> word, PartOfSpeech part, Span<char> lemma)
    {
        if ((uint)part > (uint)PartOfSpeech.Verb)
            throw new ArgumentOutOfRangeException(nameof(part), part, "Expected a part of speech.");
        if (lemma.Length < RoomFor(word.Length))
            throw new ArgumentException($"Expected room for {RoomFor(word.Length)} units, found {lemma.Length}.", nameof(lemma));
    }

    private static int Write(ReadOnlySpan<char> text, Span<char> lemma)
    {
        text.CopyTo(lemma);
        return text.Length;
    }
}
