using System.Diagnostics;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace SeqML.Text.Tokenization;

/// <summary>Splits text by a regular expression of .NET, which describes the tokens or the gaps between them.</summary>
/// <remarks>
/// A pattern without look-around, back references and atomic groups runs on .NET's engine that never backtracks (<see cref="IsLinear"/>). Any other, and one that such an engine would be too big for, can need time
/// without end for a hostile text: after <see cref="RegexTokenizerOptions.TimeLimit"/> the rest of the text, from the end of the last match on, becomes one token, and <see cref="Interruptions"/> counts it.
/// Matches without characters are no tokens. A pattern sees UTF-16 units: <c>.</c> matches half of an emoji. Nothing is allocated in the steady state.
/// </remarks>
public sealed class RegexTokenizer : Tokenizer
{
    private const int MaximumLength = 20_000;

    private readonly Regex regex;
    private long interruptions;

    /// <summary>Makes one.</summary>
    /// <param name="pattern">A regular expression of .NET, of at most 20,000 characters.</param>
    /// <param name="options">How it is read. <value>null by default: the defaults of <see cref="RegexTokenizerOptions"/>.</value></param>
    /// <exception cref="ArgumentException">The pattern is no regular expression, is too long, or has a lone surrogate; the message says which.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public RegexTokenizer(string pattern, RegexTokenizerOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        Options = options ?? new RegexTokenizerOptions();
        Options.Validate();
        if (pattern.Length > MaximumLength)
            throw new ArgumentException($"Expected a pattern of at most {MaximumLength} characters, found {pattern.Length}.", nameof(pattern));
        for (var i = 0; i < pattern.Length; i++)
            if (char.IsSurrogatePair(pattern, i))
                i++;
            else if (char.IsSurrogate(pattern[i]))
                throw new ArgumentException($"Expected a pattern of whole characters, found a lone surrogate at {i}: write it as \\u{(int)pattern[i]:X4}.", nameof(pattern));
        Pattern = pattern;
        (regex, IsLinear) = Make(pattern, Options);
    }

    /// <summary>The regular expression.</summary>
    public string Pattern { get; }

    /// <summary>How it is read.</summary>
    public RegexTokenizerOptions Options { get; }

    /// <summary>Whether no text makes a match take more than linear time.</summary>
    [JsonIgnore]
    public bool IsLinear { get; }

    /// <summary>How many texts ended in a token of all their rest, since they took too long.</summary>
    [JsonIgnore]
    public long Interruptions => Interlocked.Read(ref interruptions);

    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var isGap = Options.Matches == RegexMatches.Gaps;
        var begin = Stopwatch.GetTimestamp();
        var limit = Options.TimeLimit * ((text.Length >> 20) + 1.0);
        var end = 0;
        try
        {
            foreach (var match in regex.EnumerateMatches(text))
            {
                if (isGap)
                    Add(end, match.Index, tokens);
                else
                    Add(match.Index, match.Index + match.Length, tokens);
                end = match.Index + match.Length;
                // The expression's own limit is for one match; many may take long together.
                if (Stopwatch.GetElapsedTime(begin) > limit)
                {
                    Interrupt(end, text.Length, tokens);
                    return;
                }
            }
            if (isGap)
                Add(end, text.Length, tokens);
        }
        catch (RegexMatchTimeoutException)
        {
            Interrupt(end, text.Length, tokens);
        }
    }

    private void Interrupt(int end, int length, List<TextSpan> tokens)
    {
        Interlocked.Increment(ref interruptions);
        Add(end, length, tokens);
    }

    private static void Add(int start, int end, List<TextSpan> tokens)
    {
        if (end > start)
            tokens.Add(new TextSpan(start, end - start));
    }

    private static (Regex, bool) Make(string pattern, RegexTokenizerOptions options)
    {
        var how = RegexOptions.CultureInvariant | (options.IgnoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        try
        {
            return (new Regex(pattern, how | RegexOptions.NonBacktracking, options.TimeLimit), true);
        }
        catch (NotSupportedException)
        {
            return (new Regex(pattern, how, options.TimeLimit), false);
        }
    }
}
