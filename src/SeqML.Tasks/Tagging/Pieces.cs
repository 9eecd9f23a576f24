using SeqML.Text.Tokenization;

namespace SeqML.Tasks.Tagging;

/// <summary>The words of one sentence or more, cut into the pieces that are tagged, and where each piece stands.</summary>
internal sealed class Pieces(TokenTable tokens, TaggerInput input)
{
    private readonly List<TextSpan> split = [];
    private readonly List<Piece> items = [];

    /// <summary>How many pieces there are.</summary>
    public int Count => items.Count;

    /// <summary>How many words there are.</summary>
    public int Words { get; private set; }

    public Piece this[int index] => items[index];

    public void Clear()
    {
        items.Clear();
        Words = 0;
    }

    /// <summary>Adds a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="start">Where it stands in the text.</param>
    /// <param name="isInText">Whether it does stand there; if not, its pieces have no length.</param>
    public void AddWord(ReadOnlySpan<char> word, int start, bool isInText = true)
    {
        split.Clear();
        if (input == TaggerInput.Text)
            SentencePieces.Split(word, split);
        else
            split.Add(new TextSpan(0, word.Length));
        foreach (var piece in split)
            items.Add(new Piece(isInText ? start + piece.Start : start, isInText ? piece.Length : 0, Words, tokens.Add(piece.In(word))));
        Words++;
    }

    /// <summary>Where the part that starts at a piece ends, when so many pieces are read together: before a word that would be cut, unless it fills the part.</summary>
    public int EndOfPart(int start, int longest)
    {
        var end = (int)Math.Min(start + (long)longest, items.Count);
        if (end == items.Count || items[end].Word != items[end - 1].Word)
            return end;
        var cut = end;
        while (cut > start && items[cut - 1].Word == items[end].Word)
            cut--;
        return cut > start ? cut : end;
    }

    /// <summary>The tags of a part's words. An entity's words get its tags in their scheme; any other word has that of the piece that speaks for it.</summary>
    /// <param name="ofPieces">The tags of all pieces.</param>
    /// <param name="start">The first piece of the part.</param>
    /// <param name="end">The piece after its last.</param>
    /// <param name="set">What tags mean.</param>
    /// <param name="ofWords">[Words], takes given tags.</param>
    public void WriteWords(ReadOnlySpan<int> ofPieces, int start, int end, TagSet set, Span<int> ofWords)
    {
        var (first, last) = (items[start].Word, items[end - 1].Word);
        for (var piece = start; piece < end;)
            ofWords[items[piece].Word] = ofPieces[SpeakerOf(ref piece, end, ofPieces, set)];
        if (input == TaggerInput.Text)
            for (int piece = start, after, free = first; piece < end; piece = Math.Max(after, piece + 1))
            {
                after = piece + set.EndOfSpan(ofPieces[piece..end], 0);
                var word = Math.Max(items[piece].Word, free); // of two entities in a word the first speaks
                if (after == piece || word > items[after - 1].Word)
                    continue;
                free = items[after - 1].Word + 1;
                set.Write(ofPieces[piece], ofWords[first..], word - first, free - first);
            }
        foreach (ref var tag in ofWords[first..(last + 1)])
            tag = set.Outer(tag);
    }

    /// <summary>The piece that speaks for the word that starts at a piece: the first that is inside an entity, or else the first.</summary>
    /// <param name="piece">The word's first piece; becomes the next word's.</param>
    /// <param name="end">The piece after the last that is looked at.</param>
    /// <param name="tags">The tags of all pieces.</param>
    /// <param name="set">What they mean.</param>
    public int SpeakerOf(ref int piece, int end, ReadOnlySpan<int> tags, TagSet set)
    {
        var (word, first, chosen) = (items[piece].Word, piece, -1);
        for (; piece < end && items[piece].Word == word; piece++)
            if (chosen < 0 && set.TypeOf(tags[piece]) is not null)
                chosen = piece;
        return chosen < 0 ? first : chosen;
    }
}

/// <summary>A piece: its place in the text, its word, and its place among the tokens.</summary>
internal readonly record struct Piece(int Start, int Length, int Word, int Token);
