using System.Buffers;
using System.Collections.Frozen;
using SeqML.Text.Languages;

namespace SeqML.Text.Stemming;

/// <summary>
/// Cuts a word down to its stem, so that the forms of a word become one: "connected", "connecting" and "connection" give "connect". Unlike a lemma, a stem need not be a word
/// ("happy" gives "happi").
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>A word is expected in lower case, as ML.NET's <c>NormalizeText</c> makes it, and composed (NFC). Capitals are letters that no rule knows; the rules of a language use some of them as marks,
/// and write those in lower case (English "Y" becomes "y"). Digits, hyphens and letters of other scripts are consonants that no rule knows.</item>
/// <item>No text makes it throw; the empty word's stem is empty; time is linear in the word's length, and nothing is allocated.</item>
/// <item>A stemmer has no state: one serves any number of threads. Stemming a stem again may cut it further, so stem once.</item>
/// </list>
/// </remarks>
public abstract class Stemmer
{
    // Constructors are the registry: a name is never looked for by reflection, and never changes its meaning, since models store it.
    private static readonly FrozenDictionary<string, Func<Stemmer>> Makers = new Dictionary<string, Func<Stemmer>>(StringComparer.Ordinal)
    {
        ["da"] = () => new DanishStemmer(),
        ["de"] = () => new GermanStemmer(),
        ["en"] = () => new EnglishStemmer(),
        ["es"] = () => new SpanishStemmer(),
        ["fi"] = () => new FinnishStemmer(),
        ["fr"] = () => new FrenchStemmer(),
        ["it"] = () => new ItalianStemmer(),
        ["lancaster"] = () => new LancasterStemmer(),
        ["nl"] = () => new DutchStemmer(),
        ["no"] = () => new NorwegianStemmer(),
        ["porter"] = () => new PorterStemmer(),
        ["pt"] = () => new PortugueseStemmer(),
        ["ru"] = () => new RussianStemmer(),
        ["sv"] = () => new SwedishStemmer(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names that <see cref="Of"/> knows, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Makers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What <see cref="Of"/> finds it by: the code of a language for its usual stemmer ("en"), the algorithm for another ("porter").</summary>
    public abstract string Name { get; }

    /// <summary>A stemmer by its name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Stemmer Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Makers.TryGetValue(name, out var maker) ? maker()
            : throw new ArgumentException($"Expected the name of a stemmer ({string.Join(", ", Names)}), found '{name}'.", nameof(name));
    }

    /// <summary>The usual stemmer of a language.</summary>
    /// <param name="language">Its code decides.</param>
    /// <exception cref="ArgumentException">There is no stemmer for it.</exception>
    public static Stemmer For(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return Of(language.Code);
    }

    /// <summary>How many units <see cref="Stem(ReadOnlySpan{char}, Span{char})"/> needs for a word of a length: twice that, since "ß" becomes "ss". The stem itself is seldom longer than the word.</summary>
    public static int RoomFor(int wordLength) => checked(2 * wordLength);

    /// <summary>Writes the stem of a word, and returns its length.</summary>
    /// <param name="word">Any text; a word in lower case is what it is made for.</param>
    /// <param name="stem">At least twice as long as the word (<see cref="RoomFor"/>), and no part of the same memory. What stands in it behind the stem has no meaning.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public int Stem(ReadOnlySpan<char> word, Span<char> stem)
    {
        if (stem.Length < 2L * word.Length)
            throw new ArgumentException($"Expected room for {2L * word.Length} units, twice the length of the word, found {stem.Length}.", nameof(stem));
        return Reduce(word, stem);
    }

    /// <summary>The stem of a word; the word itself where nothing changes.</summary>
    /// <param name="word">Any text; a word in lower case is what it is made for.</param>
    public string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var room = RoomFor(word.Length);
        var rented = room > 256 ? ArrayPool<char>.Shared.Rent(room) : null;
        var buffer = rented ?? stackalloc char[256];
        ReadOnlySpan<char> stem = buffer[..Stem(word, buffer)];
        var result = stem.SequenceEqual(word) ? word : stem.ToString();
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    /// <summary>Writes the stem of a word, and returns its length.</summary>
    /// <param name="word">Any text, the empty one included.</param>
    /// <param name="stem">At least twice as long as the word.</param>
    protected abstract int Reduce(ReadOnlySpan<char> word, Span<char> stem);

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;
}
