using System.Buffers;
using SeqML.Text.Tokenization.SocialMedia;

namespace SeqML.Text.Tokenization;

/// <summary>Splits the text of social media: emoticons, hashtags, mentions, addresses, telephone numbers, HTML tags, arrows, dates and emoji of several parts are tokens; words keep their apostrophes and hyphens.</summary>
/// <remarks>
/// It makes the tokens of NLTK's TweetTokenizer (3.8); docs/text/tokenization.md tells its rules and where it differs on purpose. Of more than three equal characters that are neither letters nor digits of ASCII the
/// third stands for all after it, so "!!!!!" is three tokens, the last of them "!!!"; <see cref="Form"/> tells what the rules saw. Character references as "&amp;amp;" are not read: put the stage that reads them before.
/// Nothing visible is lost, and nothing is allocated in the steady state.
/// </remarks>
public sealed class SocialMediaTokenizer : Tokenizer
{
    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        // A line that no token crosses is looked at alone, so that one long run does not make the whole text be copied.
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfLines(text, start);
            var lines = text[start..end];
            if (LongRuns.AreIn(lines))
                TokenizeShortened(lines, start, tokens);
            else
                Tokenize(lines, start, tokens);
            start = end;
        }
    }

    /// <summary>A token as the rules saw it: of more than three equal characters that are neither letters nor digits of ASCII three are left in the text.</summary>
    /// <param name="text">The text that was tokenized, from its start.</param>
    /// <param name="token">One of its tokens.</param>
    /// <returns>A slice of the text, or a new string where something is left out.</returns>
    public static ReadOnlySpan<char> Form(ReadOnlySpan<char> text, TextSpan token) => LongRuns.Shorten(text, token);

    /// <summary>The first line break that does not stand between full stops, which are one token; or the text's end.</summary>
    private static int EndOfLines(ReadOnlySpan<char> text, int start)
    {
        var isAfterPoint = false;
        for (var end = start; end < text.Length;)
        {
            var next = text[end..].IndexOf('\n');
            if (next < 0)
                return text.Length;
            var line = text.Slice(end, next).TrimEnd();
            isAfterPoint = line.IsEmpty ? isAfterPoint : line[^1] == '.';
            end += next + 1;
            if (!isAfterPoint)
                return end;
        }
        return text.Length;
    }

    private static void Tokenize(ReadOnlySpan<char> lines, int offset, List<TextSpan> tokens)
    {
        var scanner = new SocialMediaScanner(lines);
        for (var position = 0; position < lines.Length;)
            if (char.IsWhiteSpace(lines[position]))
                position++;
            else
            {
                var end = scanner.EndAt(position);
                tokens.Add(new TextSpan(offset + position, end - position));
                position = end;
            }
        scanner.Dispose();
    }

    private static void TokenizeShortened(ReadOnlySpan<char> lines, int offset, List<TextSpan> tokens)
    {
        var shortened = ArrayPool<char>.Shared.Rent(lines.Length);
        var origins = ArrayPool<int>.Shared.Rent(lines.Length + 1);
        var length = LongRuns.Shorten(lines, shortened, origins);
        var first = tokens.Count;
        Tokenize(shortened.AsSpan(0, length), 0, tokens);
        for (var i = first; i < tokens.Count; i++)
            tokens[i] = new TextSpan(offset + origins[tokens[i].Start], origins[tokens[i].End] - origins[tokens[i].Start]);
        ArrayPool<char>.Shared.Return(shortened);
        ArrayPool<int>.Shared.Return(origins);
    }
}
