namespace SeqML.Tasks.Tagging;

/// <summary>The tags of a sentence and its entities, in memory that the next sentence reuses: what a <see cref="SequenceTagger"/> writes into.</summary>
public sealed class TaggedText
{
    private int[] tags = [];
    private float[] scores = [];
    private EntitySpan[] spans = [];
    private char[] text = [];
    private int words;
    private int entities;
    private int characters;

    /// <summary>The tag of each word: its place among the tagger's tags. A model reads no word of an empty text, and gives it none.</summary>
    public ReadOnlySpan<int> Tags => tags.AsSpan(0, words);

    /// <summary>The probability of each word's tag.</summary>
    public ReadOnlySpan<float> Scores => scores.AsSpan(0, words);

    /// <summary>The entities, from first to last.</summary>
    public ReadOnlySpan<EntitySpan> Spans => spans.AsSpan(0, entities);

    /// <summary>The text that the entities' places refer to: the one that was given, or the tokens with a blank between each two.</summary>
    public ReadOnlySpan<char> Text => text.AsSpan(0, characters);

    /// <summary>Begins a new sentence.</summary>
    internal void StartWith(ReadOnlySpan<char> given)
    {
        (words, entities, characters) = (0, 0, 0);
        AddText(given);
    }

    internal void AddWord(int tag, float score)
    {
        Grow(ref tags, words + 1);
        Grow(ref scores, words + 1);
        (tags[words], scores[words]) = (tag, score);
        words++;
    }

    internal void AddSpan(EntitySpan span)
    {
        Grow(ref spans, entities + 1);
        spans[entities++] = span;
    }

    internal void AddText(ReadOnlySpan<char> more)
    {
        Grow(ref text, characters + more.Length);
        more.CopyTo(text.AsSpan(characters));
        characters += more.Length;
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
            Array.Resize(ref array, Math.Max(Math.Max(length, 16), (int)Math.Min(2L * array.Length, Array.MaxLength)));
    }
}
