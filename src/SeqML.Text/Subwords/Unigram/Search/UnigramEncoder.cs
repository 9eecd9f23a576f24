using System.Buffers;
using System.Runtime.CompilerServices;
using SeqML.Text.Subwords.Unigram.Tries;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Subwords.Unigram.Search;

/// <summary>Splits texts into the likeliest pieces.</summary>
internal sealed class UnigramEncoder
{
    /// <summary>Words of up to so many codes are worked on without renting memory.</summary>
    private const int ShortWord = 128;

    private readonly PieceVocabulary vocabulary;
    private readonly PieceTrie trie;
    private readonly UnigramNormalization normalization;
    private readonly UserPieces? kept;
    private readonly bool takesWords; // whether each word is split by itself, and is in the text as it is
    private readonly bool[] areAlone; // pieces that are the likeliest way to write themselves
    private readonly bool[] blanks; // by unit of ASCII
    private readonly BestPath best;
    private readonly int afterMark; // the node of the mark of white space; -1 where no piece has it

    public UnigramEncoder(PieceVocabulary vocabulary, UnigramNormalization normalization)
    {
        (this.vocabulary, this.normalization) = (vocabulary, normalization);
        trie = new PieceTrie(vocabulary);
        best = new BestPath(trie, vocabulary.UnknownScore);
        afterMark = trie.Array.Child(DoubleArray.Root, trie.MarkCode);
        kept = UserPieces.Of(vocabulary);
        // A word that starts with a mark is split by itself where no piece goes on beyond it.
        takesWords = !trie.HasInnerMark && kept is null && normalization is { AddsDummyPrefix: true, RemovesExtraWhiteSpace: true, Characters: null };
        areAlone = [.. Enumerable.Range(0, vocabulary.Count).Select(IsAlone)];
        blanks = [.. Enumerable.Range(0, 128).Select(unit => CharacterReader.IsBlank((char)unit, normalization))];
    }

    /// <summary>Adds the pieces of a text.</summary>
    public void Encode(ReadOnlySpan<char> text, ref SubwordOutput output)
    {
        var emitter = new PieceEmitter(vocabulary);
        if (takesWords && !text.Contains(WhiteSpaceMark.Character))
            EncodeWords(text, ref emitter, ref output);
        else
            EncodeMarked(text, best, ref emitter, ref output);
        emitter.End(ref output);
    }

    /// <summary>Adds the pieces of a text that are drawn at random.</summary>
    public void Sample(ReadOnlySpan<char> text, Random random, double alpha, ref SubwordOutput output)
    {
        var emitter = new PieceEmitter(vocabulary);
        EncodeMarked(text, new SampledPath(trie, vocabulary.UnknownScore, alpha, random), ref emitter, ref output);
        emitter.End(ref output);
    }

    /// <summary>The likeliest ways to split a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="offset">Where it begins in the whole.</param>
    /// <param name="count">How many ways.</param>
    public List<UnigramSegmentation> Best(ReadOnlySpan<char> text, int offset, int count)
    {
        using var marked = new MarkedText(text, normalization, kept);
        var codes = new int[marked.Length];
        trie.Encode(marked.Units, codes);
        var paths = new BestPaths(codes, trie, vocabulary.UnknownScore, count);
        var found = new List<UnigramSegmentation>();
        for (var rank = 0; rank < paths.Count; rank++)
        {
            var (ids, spans, emitter, place) = (new List<int>(), new List<TextSpan>(), new PieceEmitter(vocabulary), 0);
            var output = new SubwordOutput(ids, spans) { Offset = offset };
            foreach (var piece in paths.PiecesOf(rank))
                Emit(marked, piece, place, place += IPathFinder.Length(piece, trie.Lengths), ref emitter, ref output);
            emitter.End(ref output);
            found.Add(new UnigramSegmentation(ids, spans, paths.ScoreOf(rank)));
        }
        return found;
    }

    private void EncodeWords(ReadOnlySpan<char> text, ref PieceEmitter emitter, ref SubwordOutput output)
    {
        Span<int> codes = stackalloc int[ShortWord];
        Span<double> scores = stackalloc double[ShortWord + 1];
        Span<int> pieces = stackalloc int[ShortWord + 1];
        codes[0] = trie.MarkCode;
        for (var position = 0; ;)
        {
            var gap = position == 0 ? -1 : position;
            while (position < text.Length && IsBlank(text[position]))
                position++;
            if (position == text.Length)
                return;
            // The codes of the word, and at once the way of the whole word through the trie.
            var start = position;
            var count = 1;
            var node = afterMark;
            for (; position < text.Length && count < ShortWord; position++)
            {
                if (IsBlank(text[position]))
                    break;
                var code = trie.CodeAt(text, position);
                codes[count++] = code;
                if (node >= 0)
                    node = trie.Array.Child(node, code);
            }
            gap = gap < 0 ? start : gap; // the first mark stands for no blank
            if (count == ShortWord)
            {
                position = EndOfWord(text, position);
                EncodeLong(text, gap, start, position, ref emitter, ref output);
            }
            else if (node >= 0 && trie.Array.Nodes[node].Key is >= 0 and var whole && areAlone[whole])
                emitter.Add(whole, gap, position - gap, ref output);
            else
            {
                best.Find(codes[..count], scores, pieces);
                EmitWord(text, gap, start, count, pieces, ref emitter, ref output);
            }
        }
    }

    /// <summary>A word of any length.</summary>
    private void EncodeLong(ReadOnlySpan<char> text, int gap, int start, int end, ref PieceEmitter emitter, ref SubwordOutput output)
    {
        var count = end - start + 1;
        var codes = ArrayPool<int>.Shared.Rent(count);
        codes[0] = trie.MarkCode;
        trie.Encode(text[start..end], codes.AsSpan(1));
        var pieces = Rent(codes.AsSpan(0, count), best);
        EmitWord(text, gap, start, count, pieces, ref emitter, ref output);
        ArrayPool<int>.Shared.Return(pieces);
        ArrayPool<int>.Shared.Return(codes);
    }

    /// <summary>Any text and any rule of white space.</summary>
    private void EncodeMarked<T>(ReadOnlySpan<char> text, T finder, ref PieceEmitter emitter, ref SubwordOutput output)
        where T : struct, IPathFinder
    {
        using var marked = new MarkedText(text, normalization, kept);
        for (int start = 0, end; start < marked.Length; start = end)
        {
            end = trie.HasInnerMark ? marked.Length : marked.EndOfWord(start); // where every way leads through
            var codes = ArrayPool<int>.Shared.Rent(end - start);
            trie.Encode(marked.Units[start..end], codes);
            var pieces = Rent(codes.AsSpan(0, end - start), finder);
            for (int place = 0, next; place < end - start; place = next)
            {
                next = place + IPathFinder.Length(pieces[place], trie.Lengths);
                Emit(marked, pieces[place], start + place, start + next, ref emitter, ref output);
            }
            ArrayPool<int>.Shared.Return(pieces);
            ArrayPool<int>.Shared.Return(codes);
        }
    }

    private static void Emit(scoped in MarkedText text, int piece, int start, int end, ref PieceEmitter emitter, ref SubwordOutput output)
    {
        var (from, length) = text.Original(start, end);
        if (piece >= 0)
            emitter.Add(piece, from, length, ref output);
        else
            emitter.AddUnknown(text.Units[start..end], from, length, ref output);
    }

    /// <summary>A way in rented memory, that the caller returns.</summary>
    private static int[] Rent<T>(ReadOnlySpan<int> codes, T finder)
        where T : struct, IPathFinder
    {
        var pieces = ArrayPool<int>.Shared.Rent(codes.Length + 1);
        var scores = ArrayPool<double>.Shared.Rent(codes.Length + 1);
        finder.Find(codes, scores, pieces);
        ArrayPool<double>.Shared.Return(scores);
        return pieces;
    }

    /// <summary>Adds the pieces of a word of a text: its first code is the mark of the blanks between gap and start.</summary>
    private void EmitWord(ReadOnlySpan<char> text, int gap, int start, int count, scoped ReadOnlySpan<int> pieces, ref PieceEmitter emitter, ref SubwordOutput output)
    {
        for (int place = 0, from = gap; place < count;)
        {
            var piece = pieces[place];
            place += IPathFinder.Length(piece, trie.Lengths);
            var end = start + place - 1;
            if (piece >= 0)
                emitter.Add(piece, from, end - from, ref output);
            else
                emitter.AddUnknown(place > 1 ? text[from..end] : [WhiteSpaceMark.Character], from, end - from, ref output);
            from = end;
        }
    }

    private int EndOfWord(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && !IsBlank(text[position]))
            position++;
        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsBlank(char unit) => unit < blanks.Length ? blanks[unit] : CharacterReader.IsBlank(unit, normalization);

    private bool IsAlone(int id)
    {
        if (!vocabulary.IsPiece(id))
            return false;
        var token = vocabulary.Names[id];
        var codes = new int[token.Length];
        trie.Encode(token, codes);
        var pieces = Rent(codes, best);
        var isAlone = pieces[0] == id;
        ArrayPool<int>.Shared.Return(pieces);
        return isAlone;
    }
}
