using SeqML.Embeddings.Storage;

namespace SeqML.Embeddings.Formats;

/// <summary>Writes word2vec's binary format, with a line feed after each vector as word2vec itself.</summary>
internal static class BinaryFormatWriter
{
    public static void Write(ByteSink sink, PackedWords words, VectorRows rows)
    {
        TextFormatWriter.WriteHeader(sink, words.Count, rows.Size);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words.Utf8(i);
            if (word.ContainsAny(" \n"u8))
                throw TextFormatWriter.Unwritable(word, "Words of word2vec's formats have no blanks: GloVe's text has them.");
            sink.Write(word);
            sink.Write(" "u8);
            sink.Write(rows[i]);
            sink.Write("\n"u8);
        }
    }
}
