using System.Text;

namespace SeqML.Text.Subwords.WordPiece;

/// <summary>
/// Walks over the words of a chunk of text as BERT looks them up: without controls, split at punctuation and around ideographs, and uncased without case and accents. Its memory is used again, and is bounded
/// whatever the text. One thread at a time uses it.
/// </summary>
/// <remarks>A chunk is a run of other characters than blanks and punctuation of ASCII, which end words whatever stands beside them.</remarks>
internal sealed class WordPieceWords
{
    private readonly bool isUncased;
    private readonly int maximumLength;
    private readonly char[] word;
    private readonly int[] starts;
    private readonly int[] ends;
    private readonly char[] folded = new char[AccentFolding.MostUnits]; // what became of a character
    private int foldedCount;
    private int foldedNext; // what is no part of a word yet
    private int position; // after that character
    private int characterStart;
    private bool isIdeograph;
    private int length;
    private int characters;

    public WordPieceWords(bool isUncased, int maximumLength)
    {
        (this.isUncased, this.maximumLength) = (isUncased, maximumLength);
        var room = 2 * maximumLength;
        (word, starts, ends) = (new char[room], new int[room], new int[room]);
    }

    /// <summary>The word as it is looked up; only its beginning where it is too long.</summary>
    public ReadOnlySpan<char> Word => word.AsSpan(0, length);

    /// <summary>Whether the word has more characters than may be.</summary>
    public bool IsTooLong => characters > maximumLength;

    /// <summary>Where a unit of the word begins in the chunk.</summary>
    public int StartOf(int unit) => starts[unit];

    /// <summary>Where it ends, with the marks on it. The last unit's end is that of the word, however long.</summary>
    public int EndOf(int unit) => ends[unit];

    /// <summary>Goes before the first word of a chunk.</summary>
    public void Begin() => (position, foldedNext, foldedCount) = (0, 0, 0);

    /// <summary>Goes to the next word; false where there is none.</summary>
    public bool MoveNext(ReadOnlySpan<char> chunk)
    {
        (length, characters) = (0, 0);
        while (true)
        {
            if (foldedNext < foldedCount)
            {
                Rune.DecodeFromUtf16(folded.AsSpan(foldedNext, foldedCount - foldedNext), out var rune, out var units);
                var isAlone = isIdeograph || WordPieceCharacters.IsPunctuation(rune);
                if (isAlone && length > 0)
                    return true; // it waits for its turn
                Append(units);
                if (isAlone)
                    return true;
            }
            else if (position == chunk.Length || (ReadCharacter(chunk) && length > 0))
            {
                return length > 0;
            }
        }
    }

    /// <summary>Adds a character of what is folded to the word.</summary>
    private void Append(int units)
    {
        characters++;
        if (IsTooLong)
            ends[length - 1] = position;
        else
            for (var i = 0; i < units; i++)
                (word[length], starts[length], ends[length++]) = (folded[foldedNext + i], characterStart, position);
        foldedNext += units;
    }

    /// <summary>Reads a character and folds it.</summary>
    /// <returns>Whether it is white space.</returns>
    private bool ReadCharacter(ReadOnlySpan<char> chunk)
    {
        characterStart = position;
        Rune.DecodeFromUtf16(chunk[position..], out var rune, out var units);
        position += units;
        (foldedNext, foldedCount) = (0, 0);
        if (WordPieceCharacters.IsRemoved(rune))
            return false;
        if (Rune.IsWhiteSpace(rune))
            return true;
        isIdeograph = WordPieceCharacters.IsIdeograph(rune);
        foldedCount = isUncased ? AccentFolding.Fold(rune, folded) : rune.EncodeToUtf16(folded);
        if (foldedCount == 0 && length > 0)
            ends[length - 1] = position; // a mark belongs to its letter
        return false;
    }
}
