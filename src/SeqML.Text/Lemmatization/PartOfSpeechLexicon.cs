using SeqML.Text.Languages;
using SeqML.Text.Lookup;

namespace SeqML.Text.Lemmatization;

/// <summary>What words mostly are: <c>parts-of-speech.txt</c>, lines of a tag and words. The first line that has a word counts.</summary>
internal sealed class PartOfSpeechLexicon
{
    public const string File = "parts-of-speech.txt";

    private readonly WordTable words;
    private readonly PartOfSpeech[] parts;

    public PartOfSpeechLexicon(Language language)
    {
        var known = new Dictionary<string, PartOfSpeech>(FoldedComparer.Instance);
        foreach (var entry in language.Read(File))
        {
            var columns = entry.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length < 2 || !PartOfSpeechTags.TryParse(columns[0], out var part))
                throw new InvalidDataException($"Language '{language.Code}', {File}: expected a tag of a part of speech and words, as 'ADV very too', found '{entry}'.");
            foreach (var word in columns.AsSpan(1))
                known.TryAdd(word, part);
        }
        words = new WordTable(known.Keys);
        parts = [.. words.Words.Select(word => known[word])];
    }

    /// <summary>What a word mostly is; null where the file does not have it.</summary>
    public PartOfSpeech? Find(ReadOnlySpan<char> word) => words.Find(word) is var index && index >= 0 ? parts[index] : null;
}
