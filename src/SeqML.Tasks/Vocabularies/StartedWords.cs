using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Vocabularies;

/// <summary>Which words of a model started with a vector that was given.</summary>
/// <param name="ids">Of each id; none where no vectors were given.</param>
internal sealed class StartedWords(bool[] ids)
{
    private long words;
    private long started;

    /// <summary>How many words they are.</summary>
    public int Count => ids.Count(has => has);

    /// <summary>How much of the words that were read they are, from 0 to 1; null where no vectors were given.</summary>
    public double? Share => ids.Length == 0 ? null : words == 0 ? 0 : (double)started / words;

    /// <summary>Reads a word of the training text; padding is none.</summary>
    public void Read(int id)
    {
        if (ids.Length == 0 || id == Vocabulary.PaddingId)
            return;
        words++;
        started += ids[id] ? 1 : 0;
    }
}
