using Microsoft.ML.Data;
using SeqML.Persistence;
using SeqML.Text.Lemmatization;

namespace SeqML.Lemmatization;

/// <summary>The lemmas of a row.</summary>
internal sealed class LemmasOutput
{
    /// <summary>The lemmas.</summary>
    [ColumnName(Names.Tokens)]
    public VBuffer<ReadOnlyMemory<char>> Tokens;

    private PartOfSpeech[] parts = [];

    /// <summary>Guesses what the words are; what is known better is written over.</summary>
    public Span<PartOfSpeech> Guess(EnglishLemmatizer lemmatizer, ReadOnlySpan<ReadOnlyMemory<char>> words)
    {
        if (parts.Length < words.Length)
            parts = new PartOfSpeech[2 * words.Length];
        var guessed = parts.AsSpan(0, words.Length);
        lemmatizer.Guess(words, guessed);
        return guessed;
    }

    /// <summary>Writes the lemmas.</summary>
    public void Accept(EnglishLemmatizer lemmatizer, ReadOnlySpan<ReadOnlyMemory<char>> words, ReadOnlySpan<PartOfSpeech> known)
    {
        var editor = VBufferEditor.Create(ref Tokens, words.Length);
        // Values outlive the row, so that their memory cannot be used again: it is taken for many words at once.
        char[] memory = [];
        var end = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var room = lemmatizer.RoomFor(words[i].Length);
            if (room > memory.Length - end)
                (memory, end) = (new char[Math.Max(room, 1024)], 0);
            var length = lemmatizer.Lemmatize(words, known, i, memory.AsSpan(end, room));
            editor.Values[i] = memory.AsMemory(end, length);
            end += length;
        }
        Tokens = editor.Commit();
    }
}
