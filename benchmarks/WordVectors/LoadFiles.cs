using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace WordVectors;

/// <summary>Files of made-up vectors: words of letters, numbers of five digits.</summary>
internal static class LoadFiles
{
    /// <summary>Writes GloVe's text and word2vec's binary format of the same vectors.</summary>
    public static (string Text, string Binary) Write(string folder, int count, int size)
    {
        var (text, binary) = (Path.Combine(folder, "vectors.txt"), Path.Combine(folder, "vectors.bin"));
        using var lines = new FileStream(text, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        using var bytes = new FileStream(binary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        bytes.Write(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{count} {size}\n")));
        var random = new Random(1);
        var vector = new float[size];
        var line = new byte[64 + 16 * size];
        for (var i = 0; i < count; i++)
        {
            var word = Encoding.UTF8.GetBytes(Word(i));
            word.CopyTo(line, 0);
            var length = word.Length;
            for (var j = 0; j < size; j++)
            {
                vector[j] = (random.Next(200_000) - 100_000) / 100_000f;
                line[length++] = (byte)' ';
                vector[j].TryFormat(line.AsSpan(length), out var written, default, CultureInfo.InvariantCulture);
                length += written;
            }
            line[length++] = (byte)'\n';
            lines.Write(line, 0, length);
            bytes.Write(word);
            bytes.WriteByte((byte)' ');
            bytes.Write(MemoryMarshal.AsBytes<float>(vector));
        }
        return (text, binary);
    }

    /// <summary>A word of about eight letters, another for each number.</summary>
    private static string Word(int number)
    {
        var letters = new StringBuilder();
        for (var rest = number * 7919L + 11_881_376; rest > 0; rest /= 26)
            letters.Append((char)('a' + rest % 26));
        return letters.Append(number % 10 < 3 ? "ing" : "").ToString();
    }
}
