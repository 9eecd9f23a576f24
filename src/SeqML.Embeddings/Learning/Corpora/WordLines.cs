using System.Text;
using SeqML.Text.Corpora;
using SeqML.Text.Vocabularies;

namespace SeqML.Embeddings.Learning.Corpora;

/// <summary>A corpus to learn from: lines of words. Words of different lines are never context of each other.</summary>
/// <remarks>It can be read again and again; a file is read as a stream, and its lines are never held as texts.</remarks>
public sealed class WordLines
{
    private readonly Action<IWordSink> read;

    private WordLines(string name, Action<IWordSink> read) => (Name, this.read) = (name, read);

    /// <summary>What messages call it.</summary>
    internal string Name { get; }

    /// <summary>A text file, in UTF-8 and as it is or packed by gzip: words with blanks or tabs between them, as word2vec and fastText read them. Split text into words first.</summary>
    /// <param name="path">The file. It is opened each time that it is read.</param>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    /// <remarks>Reading throws <see cref="InvalidDataException"/> for a word of more than 65,536 bytes, as files of other kinds have: the message names the line.</remarks>
    public static WordLines FromFile(string path)
    {
        CorpusFile.CheckExists(path);
        return new WordLines($"'{path}'", sink => WordReader.Read(path, sink));
    }

    /// <summary>Lines in memory, or made as they are asked for.</summary>
    /// <param name="lines">Each a line's words. Empty words are left out.</param>
    public static WordLines From(IEnumerable<IReadOnlyList<string>> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return new WordLines("the lines", sink =>
        {
            foreach (var line in lines)
            {
                foreach (var word in line)
                    if (!string.IsNullOrEmpty(word))
                        sink.Add(WellFormed.Is(word) ? word : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(word))); // as a file would have it
                sink.EndLine();
            }
        });
    }

    /// <summary>The same corpus through something that changes its words.</summary>
    internal WordLines Through(Action<Action<IWordSink>, IWordSink> change) => new(Name, sink => change(read, sink));

    /// <summary>Hands all words to <paramref name="sink"/>.</summary>
    internal void Read(IWordSink sink) => read(sink);
}
