using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Storage;

namespace SeqML.Tasks.Tests.Storage;

/// <summary>Damage by accident, and containers that were forged.</summary>
public sealed class DamagedModelTests
{
    private static byte[] Sound => Forge.Sound;

    [Fact]
    public void The_sound_model_loads() => Assert.Equal(Sound, TextClassifier.Load(Sound).Save());

    [Fact]
    public void A_model_that_is_cut_off_anywhere_is_refused()
    {
        for (var part = 0; part < 200; part++)
            Rejected.ByLoad(Sound[..(int)(Sound.Length * (long)part / 200)]);
        for (var missing = 1; missing <= 64; missing++)
            Rejected.ByLoad(Sound[..^missing]);
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_found()
    {
        for (var trial = 0; trial < 500; trial++)
            RejectFlipped((int)(Sound.Length * (long)trial / 500), trial % 8);
        for (var place = 0; place < 60; place++)
            RejectFlipped(place, (place + 3) % 8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(39)]
    [InlineData(40)]
    [InlineData(100_000)]
    public void Foreign_bytes_are_refused_with_their_number(int length)
    {
        var random = new byte[length];
        new Random(length).NextBytes(random);
        Rejected.ByLoad(random, $"found {length} bytes of something else");
        Rejected.ByLoad(new byte[length], "Expected a SeqML model");
        Rejected.ByLoad([.. "PK\u0003\u0004"u8, .. random], "Expected a SeqML model");
    }

    [Fact]
    public void Nothing_but_a_head_is_refused()
    {
        Rejected.ByLoad(Sound[..40], "checksum");
        Rejected.ByLoad(Checked([]), "length of 4 does not fit the 0 bytes");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(255)]
    public void Another_version_is_told_from_damage(byte version)
    {
        var bytes = (byte[])Sound.Clone();
        bytes[7] = version;
        Rejected.ByLoad(bytes, $"format {version}", "another version of SeqML");
    }

    [Fact]
    public void Bytes_after_the_end_are_refused()
    {
        Rejected.ByLoad([.. Sound, 0], "checksum");
        Rejected.ByLoad(Checked([.. Sound[40..], 0]), "1 more bytes");
    }

    [Theory]
    [InlineData(Forge.Config)]
    [InlineData(Forge.Vocabulary)]
    [InlineData(Forge.Weights)]
    public void A_missing_file_is_named(string name)
    {
        Rejected.ByLoad(Forge.With(name, (byte[]?)null), $"expected a file '{name}'");
        Rejected.ByLoad(Forge.With(name, Array.Empty<byte>()));
    }

    [Theory]
    [InlineData(Forge.Config)]
    [InlineData(Forge.Weights)]
    public void A_file_that_comes_twice_is_named(string name)
    {
        var files = ModelContainer.Unpack(Sound).Select(file => (file.Key, file.Value.ToArray()));
        Rejected.ByLoad(ModelContainer.Pack([.. files, (name, Forge.File(Sound, name))]), $"'{name}'", "twice");
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(5)]
    [InlineData(3)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_forged_number_of_files_is_refused(int count) => Rejected.ByLoad(Patched(40, BitConverter.GetBytes(count)));

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(257)]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_forged_length_of_a_name_is_refused(int length) => Rejected.ByLoad(Patched(44, BitConverter.GetBytes(length)));

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(int.MaxValue)]
    [InlineData(1L << 32)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void A_forged_length_of_a_content_is_refused(long length) =>
        Rejected.ByLoad(Patched(48 + Forge.Config.Length, BitConverter.GetBytes(length)));

    [Fact]
    public void Packed_files_are_unpacked_as_they_were_in_the_documented_format()
    {
        byte[] packed = ModelContainer.Pack([("a", [1, 2, 3]), ("\u00E4", [])]);
        Assert.Equal("SeqML\0\0\u0001"u8.ToArray(), packed[..8]);
        Assert.Equal(SHA256.HashData(packed.AsSpan(40)), packed[8..40]);
        Assert.Equal((2, 1), (BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(40)), BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(44))));
        byte[] first = [(byte)'a', 3, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3];
        byte[] second = [2, 0, 0, 0, .. Encoding.UTF8.GetBytes("\u00E4"), 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal([.. first, .. second], packed[48..]);
        var files = ModelContainer.Unpack(packed);
        Assert.Equal(["a", "\u00E4"], files.Keys);
        Assert.Equal([1, 2, 3], files["a"].ToArray());
        Assert.Empty(files["\u00E4"].ToArray());
    }

    private static void RejectFlipped(int place, int bit)
    {
        var bytes = (byte[])Sound.Clone();
        bytes[place] ^= (byte)(1 << bit);
        Rejected.ByLoad(bytes);
    }

    /// <summary>The sound model with other bytes at a place, and the checksum of that.</summary>
    private static byte[] Patched(int place, byte[] bytes)
    {
        var model = (byte[])Sound.Clone();
        bytes.CopyTo(model, place);
        return Checked(model[40..]);
    }

    private static byte[] Checked(byte[] body) => [.. Sound[..8], .. SHA256.HashData(body), .. body];
}
