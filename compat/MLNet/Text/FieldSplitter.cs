using System.Text;

namespace Microsoft.ML.Data;

/// <summary>Splits a line into fields. White space before a field goes; behind it, it stays, except at a trimmed line's end.</summary>
internal sealed class FieldSplitter
{
    private const char Quote = '"';

    private readonly TextLoader.Options _options;
    private readonly StringBuilder _buffer = new();

    public FieldSplitter(TextLoader.Options options) => _options = options;

    public void Split(string line, List<ReadOnlyMemory<char>> fields)
    {
        fields.Clear();
        var rest = line.AsMemory();
        if (_options.TrimWhitespace)
            rest = rest.TrimEnd();
        while (true)
        {
            var start = 0;
            while (start < rest.Length && char.IsWhiteSpace(rest.Span[start]) && !IsSeparator(rest.Span[start]))
                start++;
            rest = rest[start..];
            var quoted = _options.AllowQuoting && !rest.IsEmpty && rest.Span[0] == Quote;
            var length = quoted ? Quoted(rest, fields) : Plain(rest, fields);
            if (length >= rest.Length)
                return;
            rest = rest[(length + 1)..];
        }
    }

    /// <summary>Whether a quotation in the text is not closed yet.</summary>
    public bool IsOpen(string text)
    {
        var open = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Quote && !(open && _options.EscapeChar != Quote && i > 0 && text[i - 1] == _options.EscapeChar))
                open = !open;
        }
        return open;
    }

    private bool IsSeparator(char character) => Array.IndexOf(_options.Separators, character) >= 0;

    private int Plain(ReadOnlyMemory<char> rest, List<ReadOnlyMemory<char>> fields)
    {
        var length = rest.Span.IndexOfAny(_options.Separators);
        if (length < 0)
            length = rest.Length;
        fields.Add(rest[..length]);
        return length;
    }

    // A field whose quotation does not end where the field does cannot be read, and is empty.
    private int Quoted(ReadOnlyMemory<char> rest, List<ReadOnlyMemory<char>> fields)
    {
        var span = rest.Span;
        _buffer.Clear();
        var i = 1;
        var closed = false;
        for (; i < span.Length && !closed; i++)
        {
            if (span[i] == _options.EscapeChar && i + 1 < span.Length && span[i + 1] == Quote)
                _buffer.Append(span[++i]);
            else if (span[i] == Quote)
                closed = true;
            else
                _buffer.Append(span[i]);
        }
        while (i < span.Length && char.IsWhiteSpace(span[i]) && !IsSeparator(span[i]))
            i++;
        var ends = closed && (i == span.Length || IsSeparator(span[i]));
        fields.Add(ends ? _buffer.ToString().AsMemory() : default);
        while (i < span.Length && !IsSeparator(span[i]))
            i++;
        return i;
    }
}
