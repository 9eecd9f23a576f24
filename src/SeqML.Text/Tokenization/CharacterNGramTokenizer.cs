using System.Runtime.CompilerServices;

namespace SeqML.Text.Tokenization;

/// <summary>
/// Splits text into all runs of n characters within its words, for every n from a minimum to a maximum: with 2 and 3, "good" gives "go", "goo", "oo", "ood", "od". A word that is shorter than
/// the minimum is one token, so that no word is lost.
/// </summary>
/// <remarks>
/// Characters are those of <see cref="CharacterTokenizer"/>. Tokens come in the order of their starts, shorter ones first, and overlap. They are slices of the text, so there are no marks for a
/// word's ends (as fastText adds). A text of so many characters gives at most that many times the numbers from minimum to maximum. Bojanowski and others (2017), "Enriching Word Vectors with Subword Information".
/// </remarks>
public sealed class CharacterNGramTokenizer : Tokenizer
{
    private const int Largest = 64;

    /// <summary>Makes one.</summary>
    /// <param name="minimum">The fewest characters of a token. <value>3 by default; from 1.</value></param>
    /// <param name="maximum">The most characters of a token. <value>5 by default; from <paramref name="minimum"/> to 64.</value></param>
    /// <param name="words">Splits the text into the words that no token crosses. <value>null by default: the whole text is one word, blanks and all.</value></param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">The words are n-grams themselves.</exception>
    public CharacterNGramTokenizer(int minimum = 3, int maximum = 5, Tokenizer? words = null)
    {
        if (minimum is < 1 or > Largest)
            throw new ArgumentOutOfRangeException(nameof(minimum), minimum, $"Expected the fewest characters of a token to be from 1 to {Largest}.");
        if (maximum < minimum || maximum > Largest)
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, $"Expected the most characters of a token to be from the fewest, {minimum}, to {Largest}.");
        if (words is CharacterNGramTokenizer)
            throw new ArgumentException("Expected a tokenizer of words, found one of character n-grams: their number would multiply.", nameof(words));
        (Minimum, Maximum, Words) = (minimum, maximum, words);
    }

    /// <summary>The fewest characters of a token.</summary>
    public int Minimum { get; }

    /// <summary>The most characters of a token.</summary>
    public int Maximum { get; }

    /// <summary>Splits the text into the words that no token crosses; null where the whole text is one.</summary>
    public Tokenizer? Words { get; }

    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (Words is null)
        {
            AddOf(text, new TextSpan(0, text.Length), tokens);
            return;
        }
        // The words wait in the caller's list, since a list of one's own would be allocated or shared between threads.
        var first = tokens.Count;
        Words.Tokenize(text, tokens);
        var count = tokens.Count - first;
        for (var i = 0; i < count; i++)
            AddOf(text, tokens[first + i], tokens);
        tokens.RemoveRange(first, count);
    }

    private void AddOf(ReadOnlySpan<char> text, TextSpan word, List<TextSpan> tokens)
    {
        var ends = new Ends();
        var (start, known, isFirst) = (word.Start, 0, true);
        var characters = CharacterTokenizer.Tokenize(word.In(text));
        // A ring holds the ends of the characters that are ahead, so that each is looked for once.
        for (var head = 0; start < word.End; head = (head + 1) % Largest)
        {
            while (known < Maximum && characters.MoveNext())
                ends[(head + known++) % Largest] = word.Start + characters.Current.End;
            if (isFirst && known < Minimum)
                tokens.Add(word);
            for (var n = Minimum; n <= known; n++)
                tokens.Add(new TextSpan(start, ends[(head + n - 1) % Largest] - start));
            (start, known, isFirst) = (ends[head], known - 1, false);
        }
    }

    [InlineArray(Largest)]
    private struct Ends
    {
        private int first;
    }
}
