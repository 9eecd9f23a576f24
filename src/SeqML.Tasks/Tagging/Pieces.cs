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

    /// <summary>The piece that speaks for the word that starts at a piece: the first that is inside an entity, or else the first.</summary>
    /// <param name="piece">The word's first piece; becomes the next word's.</param>
    /// <param name="tags">The tags of all pieces.</param>
    /// <param name="set">What they mean.</param>
    public int SpeakerOf(ref int piece, ReadOnlySpan<int> tags, TagSet set)
    {
        var (word, chosen) = (items[piece].Word, -1);
        var first = piece;
        for (; piece < items.Count && items[piece].Word == word; piece++)
            if (chosen < 0 && set.TypeOf(tags[piece]) is not null)
                chosen = piece;
        return chosen < 0 ? first : chosen;
    }
}

/// <summary>A piece: its place in the text, its word, and its place among the tokens.</summary>
internal readonly record struct Piece(int Start, int Length, int Word, int Token);
