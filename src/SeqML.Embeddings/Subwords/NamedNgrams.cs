using System.Text;

namespace SeqML.Embeddings.Subwords;

/// <summary>charNgram's n-grams of a word by their names, "2gram-th", where <c>#BEGIN#</c> and <c>#END#</c> stand before and after the word as characters of their own. (Hashimoto et al. 2017, section 2.1.)</summary>
/// <remarks>Alone the two are no n-gram. Characters are those of UTF-8.</remarks>
internal sealed class NamedNgrams
{
    private byte[] text = new byte[256];
    private int[] starts = new int[64];
    private byte[] name = new byte[64];
    private int count;
    private int length;
    private int position;

    /// <summary>The longest n-grams whose length a name can tell.</summary>
    public const int LongestNgram = 9;

    /// <summary>Between the length and the characters of a name.</summary>
    public static ReadOnlySpan<byte> Infix => "gram-"u8;

    /// <summary>The characters of an n-gram's name; 0 where it is no such name.</summary>
    public static int LengthOf(ReadOnlySpan<byte> name) =>
        name.Length > 1 + Infix.Length && name[0] is >= (byte)'1' and <= (byte)'9' && name[1..].StartsWith(Infix) ? name[0] - '0' : 0;

    /// <summary>Takes another word, of which <see cref="TryNext"/> tells the n-grams.</summary>
    public void Start(ReadOnlySpan<char> word)
    {
        var most = Encoding.UTF8.GetMaxByteCount(word.Length) + "#BEGIN##END#".Length;
        if (text.Length < most)
            (text, name) = (new byte[most], new byte[most + 1 + Infix.Length]);
        else if (name.Length < text.Length + 1 + Infix.Length)
            name = new byte[text.Length + 1 + Infix.Length];
        if (starts.Length < word.Length + 3)
            starts = new int[word.Length + 3];
        "#BEGIN#"u8.CopyTo(text);
        var bytes = "#BEGIN#"u8.Length;
        var end = bytes + Encoding.UTF8.GetBytes(word, text.AsSpan(bytes));
        count = 1;
        for (; bytes < end; bytes++)
            if ((text[bytes] & 0xC0) != 0x80)
                starts[count++] = bytes;
        starts[count++] = end;
        "#END#"u8.CopyTo(text.AsSpan(end));
        starts[count] = end + "#END#"u8.Length;
        (length, position) = (1, 0);
    }

    /// <summary>The next n-gram of at most so many characters: by length, then by where it begins.</summary>
    /// <param name="longest">Characters in the longest.</param>
    /// <param name="ngram">Its name; valid until the next.</param>
    public bool TryNext(int longest, out ReadOnlySpan<byte> ngram)
    {
        if (position == 0 && length == 1)
            position = 1; // not #BEGIN#
        if (position + length > (length == 1 ? count - 1 : count))
            (length, position) = (length + 1, 0);
        ngram = default;
        if (length > longest || length > count)
            return false;
        var characters = text.AsSpan(starts[position]..starts[position + length]);
        name[0] = (byte)('0' + length);
        Infix.CopyTo(name.AsSpan(1));
        characters.CopyTo(name.AsSpan(1 + Infix.Length));
        ngram = name.AsSpan(0, 1 + Infix.Length + characters.Length);
        position++;
        return true;
    }
}
