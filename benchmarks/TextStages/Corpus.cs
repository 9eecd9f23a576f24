using System.Text;

namespace TextStages;

/// <summary>Lines of text, and how many bytes of UTF-8 they are.</summary>
internal sealed class Corpus
{
    public Corpus(string path)
    {
        Lines = File.ReadAllLines(path);
        Bytes = Lines.Sum(line => (long)Encoding.UTF8.GetByteCount(line));
        Words = [.. Lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        WordBytes = Words.Sum(words => words.Sum(word => (long)Encoding.UTF8.GetByteCount(word)));
    }

    public string[] Lines { get; }

    public long Bytes { get; }

    /// <summary>The words of each line, between blanks.</summary>
    public string[][] Words { get; }

    /// <summary>The bytes of the words alone, without blanks: stages of words are measured by them.</summary>
    public long WordBytes { get; }
}
