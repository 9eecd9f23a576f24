using System.Security.Cryptography;
using System.Text;

namespace SeqML.Training.Checkpoints;

/// <summary>A file that is whole or not there: written beside its place, and moved there when it is on the disk; with a checksum at its end.</summary>
internal static class CheckpointFile
{
    private static readonly byte[] Mark = "SeqML checkpoint 1\n"u8.ToArray();

    /// <summary>Makes the folder, and tries to write beside the file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static void RequireWritable(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllBytes(Beside(path), []);
        File.Delete(Beside(path));
    }

    /// <exception cref="IOException">It cannot be written; an older one is still there.</exception>
    public static void Write(string path, Action<BinaryWriter> write)
    {
        var beside = Beside(path);
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
        {
            using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true))
            {
                writer.Write(Mark);
                write(writer);
            }
            file.Flush();
            file.Position = 0;
            file.Write(SHA256.HashData(file)); // the file has been read to its end
            file.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: true);
    }

    /// <exception cref="InvalidDataException">It is damaged, or no checkpoint. The message names it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static T Read<T>(string path, Func<BinaryReader, T> read)
    {
        using var file = File.OpenRead(path);
        var mark = new byte[Mark.Length];
        if (file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) < mark.Length || !mark.AsSpan().SequenceEqual(Mark))
            throw new InvalidDataException($"Expected a checkpoint of a training, found something else in '{path}'. Delete it, or give another folder.");
        if (!HasItsSum(file))
            throw Damaged(path, "its checksum is wrong", null);
        file.Position = Mark.Length;
        using var reader = new BinaryReader(file, Encoding.UTF8);
        try
        {
            return read(reader);
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidDataException or FormatException or System.Text.Json.JsonException or ArgumentException)
        {
            throw Damaged(path, error.Message, error);
        }
    }

    private static string Beside(string path) => path + ".new";

    private static bool HasItsSum(FileStream file)
    {
        var left = file.Length - SHA256.HashSizeInBytes;
        if (left < Mark.Length)
            return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[1 << 16];
        file.Position = 0;
        while (left > 0)
        {
            var read = file.Read(block, 0, (int)Math.Min(block.Length, left));
            if (read == 0)
                return false;
            hash.AppendData(block, 0, read);
            left -= read;
        }
        var sum = new byte[SHA256.HashSizeInBytes];
        file.ReadExactly(sum);
        return hash.GetHashAndReset().AsSpan().SequenceEqual(sum);
    }

    private static InvalidDataException Damaged(string path, string what, Exception? cause) =>
        new($"The checkpoint '{path}' is damaged: {what}. Delete it to start anew, or give another folder.", cause);
}
