using System.Text;

namespace SeqML.Text.Tokenization.Treebank;

/// <summary>
/// A run of characters without white space, and where the Treebank's rules part it. The rules were written as substitutions that put blanks into the text, one after the other, and later ones see the
/// blanks of earlier ones. Here a blank is a mark before a character, so that nothing is copied; positions are those of the whole text.
/// </summary>
internal ref struct TreebankWord
{
    private const byte Blank = 1;
    private const byte OpeningQuote = 2;

    private readonly ReadOnlySpan<char> text;
    private readonly Span<byte> marks;
    private readonly bool isBeforeBlank;

    /// <summary>Makes one without blanks.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the word starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="marks">Room for a mark for each character and one for the end, all zero.</param>
    /// <param name="isBeforeBlank">Whether a blank was put after it, though the text has none there.</param>
    public TreebankWord(ReadOnlySpan<char> text, int start, int end, Span<byte> marks, bool isBeforeBlank)
    {
        this.text = text;
        (Start, End) = (start, end);
        this.marks = marks;
        this.isBeforeBlank = isBeforeBlank || (end < text.Length && text[end] == ' ');
    }

    /// <summary>Where the word starts.</summary>
    public int Start { get; }

    /// <summary>Where the word ends.</summary>
    public int End { get; }

    /// <summary>The character at a position; a backtick for a quote that opens.</summary>
    public readonly char At(int position) => (marks[position - Start] & OpeningQuote) != 0 ? '`' : text[position];

    /// <summary>Whether a blank stands before a position.</summary>
    public readonly bool IsParted(int position) => (marks[position - Start] & Blank) != 0;

    /// <summary>Puts a blank before a position.</summary>
    public readonly void Part(int position) => marks[position - Start] |= Blank;

    /// <summary>Puts blanks around.</summary>
    public readonly void Isolate(int start, int end)
    {
        Part(start);
        Part(end);
    }

    /// <summary>Makes quotes opening ones, which are no apostrophes to later rules, and puts blanks around.</summary>
    public readonly void Open(int start, int end)
    {
        marks[(start - Start)..(end - Start)].Fill(OpeningQuote);
        Isolate(start, end);
    }

    /// <summary>Colons and commas, but not before a digit. One that stands directly after another is passed over, unless it ends the text.</summary>
    public readonly void PartColonsAndCommas()
    {
        for (var i = Start; i < End; i++)
            if (text[i] is ':' or ',' && i + 1 < text.Length && !TreebankCharacters.IsDigitAt(text, i + 1))
            {
                Isolate(i, i + 1);
                i++;
            }
        if (text[End - 1] is ':' or ',' && text[End..] is "" or "\n")
            Isolate(End - 1, End);
    }

    /// <summary>Characters that are always tokens.</summary>
    public readonly void PartAlone(ushort kinds)
    {
        for (var i = Start; i < End; i++)
            if ((TreebankCharacters.Of(text[i]) & kinds) != 0)
                Isolate(i, i + 1);
    }

    /// <summary>Two of a character side by side, or three, from the left of a run on.</summary>
    public readonly void PartRuns(char character, int size)
    {
        for (var i = Start; i + size <= End; i++)
        {
            var length = 0;
            while (length < size && At(i + length) == character && (length == 0 || !IsParted(i + length)))
                length++;
            if (length == size)
            {
                Isolate(i, i + size);
                i += size - 1;
            }
        }
    }

    /// <summary>Apostrophes before a blank and not after another. The text's end is no blank yet.</summary>
    public readonly void PartApostrophes()
    {
        for (var i = Start + 1; i < End; i++)
            if (IsApostropheOfWord(i) && (IsParted(i + 1) || (i + 1 == End && isBeforeBlank)))
                Part(i);
    }

    /// <summary>The endings 's, 'm, 'd and an apostrophe alone, then 'll, 're, 've and n't, each before a blank and not after an apostrophe.</summary>
    public readonly void PartEndings()
    {
        for (var i = Start + 1; i < End; i++)
            if (IsApostropheOfWord(i))
            {
                var end = i + 1 < End && !IsParted(i + 1) && At(i + 1) is 's' or 'S' or 'm' or 'M' or 'd' or 'D' ? i + 2 : i + 1;
                if (IsBeforeBlank(end) || IsBeforeBlank(i + 1))
                    Part(i);
            }
        for (var i = Start + 1; i + 1 < End; i++)
        {
            if (text[i] != '\'' || IsParted(i) || IsParted(i + 1))
                continue;
            var (before, first, second) = (At(i - 1), At(i + 1), i + 2 < End && !IsParted(i + 2) ? At(i + 2) : '\0');
            if ((first, second) is ('l', 'l') or ('L', 'L') or ('r', 'e') or ('R', 'E') or ('v', 'e') or ('V', 'E') && before != '\'' && IsBeforeBlank(i + 3))
                Part(i);
            else if ((before, first) is ('n', 't') or ('N', 'T') && i - 1 > Start && !IsParted(i - 1) && At(i - 2) != '\'' && IsBeforeBlank(i + 2))
                Part(i - 1);
        }
    }

    /// <summary>Words that are two: can-not, gim-me, d-'ye, 't-is.</summary>
    public readonly void PartContractions()
    {
        for (var i = Start; i < End; i++)
            foreach (var (whole, first) in TreebankContractions.Of(TreebankCharacters.Fold(text[i])))
                if (!IsWordBefore(i) && Matches(i, whole) && IsEndOfWord(i + whole.Length) && (whole != "wanna" || IsParted(i + whole.Length) || i + whole.Length == End))
                    PartTwice(i, first, whole.Length);
    }

    /// <summary>The same for 't-is and 't-was, which stand after a blank.</summary>
    public readonly void PartContractionsAfterBlanks()
    {
        foreach (var (whole, first) in TreebankContractions.AfterBlanks)
        {
            // A blank that the rule itself puts does not count for it.
            var isOwnBlank = false;
            for (var i = Start; i < End; i++)
                if (text[i] == '\'' && !isOwnBlank && IsAfterBlank(i) && Matches(i, whole) && IsEndOfWord(i + whole.Length))
                {
                    isOwnBlank = !IsParted(i + whole.Length);
                    PartTwice(i, first, whole.Length);
                    i += whole.Length - 1;
                }
                else
                    isOwnBlank = false;
        }
    }

    private readonly void PartTwice(int start, int first, int length)
    {
        Isolate(start, start + first);
        Part(start + length);
    }

    /// <summary>Adds the parts that the blanks leave.</summary>
    public readonly void AddTo(List<TextSpan> tokens)
    {
        var start = Start;
        for (var i = Start + 1; i <= End; i++)
            if (i == End || IsParted(i))
            {
                tokens.Add(new TextSpan(start, i - start));
                start = i;
            }
    }

    /// <summary>Whether the code point that starts at a position is part of a word, and where the next starts.</summary>
    public readonly bool IsWordAt(int position, out int next)
    {
        Rune.DecodeFromUtf16(text[position..End], out var rune, out var length);
        next = position + length;
        return TreebankCharacters.IsWord(rune);
    }

    /// <summary>Whether no part of a word follows directly.</summary>
    public readonly bool IsEndOfWord(int position) => position == End || IsParted(position) || !IsWordAt(position, out _);

    private readonly bool IsWordBefore(int position)
    {
        if (position == Start || IsParted(position))
            return false;
        Rune.DecodeLastFromUtf16(text[Start..position], out var rune, out _);
        return TreebankCharacters.IsWord(rune);
    }

    private readonly bool IsApostropheOfWord(int position) => text[position] == '\'' && At(position) == '\'' && !IsParted(position) && At(position - 1) != '\'';

    private readonly bool IsBeforeBlank(int position) => IsParted(position) || (position == End && (isBeforeBlank || End == text.Length));

    private readonly bool IsAfterBlank(int position) => IsParted(position) || (position == Start && (position == 0 || text[position - 1] == ' '));

    private readonly bool Matches(int position, string folded)
    {
        if (position + folded.Length > End)
            return false;
        for (var i = 0; i < folded.Length; i++)
            if (TreebankCharacters.Fold(At(position + i)) != folded[i] || (i > 0 && IsParted(position + i)))
                return false;
        return true;
    }
}
