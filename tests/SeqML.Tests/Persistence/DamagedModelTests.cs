using Microsoft.ML;

namespace SeqML.Tests.Persistence;

public sealed class DamagedModelTests
{
    private static readonly Lazy<(byte[] Bytes, float[] Score)> Sound = new(() =>
    {
        var ml = new MLContext(1);
        var view = TestData.View(ml, 40);
        var model = TestData.Pipeline(ml).Fit(view);
        using var stream = new MemoryStream();
        ml.Model.Save(model, view.Schema, stream);
        return (stream.ToArray(), TestData.Predict(ml, model, TestData.Positive).Score);
    });

    private static ITransformer Load(byte[] bytes, out string path)
    {
        using var file = new TemporaryFile();
        File.WriteAllBytes(path = file.Path, bytes);
        return new MLContext().SeqML().LoadModel(path, out _);
    }

    private static void AssertNamesTheFile(byte[] bytes)
    {
        var path = "";
        var error = Assert.Throws<InvalidDataException>(() => Load(bytes, out path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sound_file_loads() =>
        Assert.Equal(Sound.Value.Score, TestData.Predict(new MLContext(), Load(Sound.Value.Bytes, out _), TestData.Positive).Score);

    [Fact]
    public void A_truncated_file_is_told_with_its_name()
    {
        for (var part = 0; part < 20; part++)
            AssertNamesTheFile(Sound.Value.Bytes[..(Sound.Value.Bytes.Length * part / 20)]);
    }

    [Fact]
    public void A_foreign_file_is_told_with_its_name()
    {
        AssertNamesTheFile("Label\tText\npositive\tThis is no model."u8.ToArray());
        using var zip = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(zip, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(archive.CreateEntry("readme.txt").Open()))
            writer.Write("A zip, and no model.");
        AssertNamesTheFile(zip.ToArray());
    }

    [Fact]
    public void A_missing_file_is_told_with_its_name() =>
        Assert.Contains("nowhere.zip", Assert.Throws<FileNotFoundException>(() => new MLContext().SeqML().LoadModel("nowhere.zip", out _)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_flipped_bit_in_the_model_itself_is_found_at_loading_or_changes_nothing()
    {
        // The largest entry of the zip is the one with the model; other entries are ML.NET's, and their names too.
        var (start, length) = LargestEntry(Sound.Value.Bytes);
        var random = new Random(1);
        for (var trial = 0; trial < 150; trial++)
        {
            var bytes = (byte[])Sound.Value.Bytes.Clone();
            bytes[start + random.Next(length)] ^= (byte)(1 << random.Next(8));
            try
            {
                var score = TestData.Predict(new MLContext(), Load(bytes, out _), TestData.Positive).Score;
                Assert.Equal(Sound.Value.Score, score);
            }
            catch (InvalidDataException error)
            {
                Assert.Contains("seqml-", error.Message, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>By the local headers of the zip format: signature at 0, sizes of the name and the extra field at 26 and 28.</summary>
    private static (int Start, int Length) LargestEntry(byte[] zip)
    {
        var best = (Start: 0, Length: 0);
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(zip));
        var largest = archive.Entries.MaxBy(entry => entry.CompressedLength)!;
        var name = System.Text.Encoding.UTF8.GetBytes(largest.FullName);
        for (var i = 0; i < zip.Length - 30 - name.Length; i++)
            if (zip.AsSpan(i, 4).SequenceEqual("PK\u0003\u0004"u8) && zip.AsSpan(i + 30, name.Length).SequenceEqual(name))
                best = (i + 30 + name.Length + BitConverter.ToUInt16(zip, i + 28), (int)largest.CompressedLength);
        Assert.True(best.Length > 0);
        return best;
    }
}
