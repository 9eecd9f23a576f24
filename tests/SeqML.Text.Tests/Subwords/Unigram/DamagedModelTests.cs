using SeqML.TestKit;
using SeqML.Text.Subwords;
using SeqML.Text.Subwords.Unigram;
using SeqML.Text.Subwords.Unigram.Files;

namespace SeqML.Text.Tests.Subwords.Unigram;

/// <summary>Files that are no models, or no longer: each is told, and none takes more memory or time than a whole one.</summary>
public sealed class DamagedModelTests
{
    [Theory]
    [InlineData("identity.model")]
    [InlineData("mapped.model")]
    public void A_model_that_is_cut_off_is_told_or_is_a_model_with_fewer_pieces(string name)
    {
        var whole = File.ReadAllBytes(SentencePieceTests.Golden(name));
        var told = 0;
        for (var length = 0; length < whole.Length; length += length < 200 ? 1 : 61)
            told += IsRead(whole.AsSpan(0, length), out var tokenizer) && tokenizer!.Count > 1 ? 0 : 1;
        Assert.InRange(told, 180, 1000);
    }

    [Theory]
    [InlineData("identity.model")]
    [InlineData("mapped.model")]
    public void A_model_with_wrong_bytes_is_told_or_splits_texts(string name)
    {
        var whole = File.ReadAllBytes(SentencePieceTests.Golden(name));
        var random = new Random(1);
        for (var trial = 0; trial < 1500; trial++)
        {
            var damaged = whole.ToArray();
            // Most of the places that matter are at the end, where the trainer and the normalizer are.
            for (var i = random.Next(1, 4); i > 0; i--)
                damaged[random.Next(2) == 0 ? random.Next(damaged.Length) : damaged.Length - 1 - random.Next(Math.Min(3000, damaged.Length))] = (byte)random.Next(256);
            if (IsRead(damaged, out var tokenizer))
                Encoded.Of(tokenizer!, "A warm\u2026 \ufb01lm,\t not good --ing \U0001f44d\U0001f3fd [SEP]");
        }
    }

    [Fact]
    public void A_length_of_gigabytes_takes_no_memory()
    {
        byte[] model = [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 1, 2, 3];
        Assert.Contains("it takes 2147483647 more bytes, and 3 are left", Error(model), StringComparison.Ordinal);
        Assert.InRange(Allocations.Of(() => Error(model)), 0, 100_000);
        Assert.Contains("is more than is there", Error([0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]), StringComparison.Ordinal);
        Assert.Contains("more than ten bytes", Error([.. Enumerable.Repeat((byte)0xFF, 20)]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_is_told()
    {
        Assert.Contains("found no pieces", Error([]), StringComparison.Ordinal);
        Assert.Contains("the kind 'unknown', found none", Error(Model([("a", -1, 1)])), StringComparison.Ordinal);
        Assert.Contains("one unknown token, found the ids 0 and 1", Error(Model([("<unk>", 0, 2), ("u", 0, 2)])), StringComparison.Ordinal);
        Assert.Contains("finite score of the piece 'a' with the id 1, found NaN", Error(Model([("<unk>", 0, 2), ("a", float.NaN, 1)])), StringComparison.Ordinal);
        Assert.Contains("found -Infinity", Error(Model([("<unk>", 0, 2), ("a", float.NegativeInfinity, 1)])), StringComparison.Ordinal);
        Assert.Contains("every token once, found 'a' with the ids 1 and 2", Error(Model([("<unk>", 0, 2), ("a", -1, 1), ("a", -2, 1)])), StringComparison.Ordinal);
        Assert.Contains("at least one character", Error(Model([("<unk>", 0, 2), ("", -1, 1)])), StringComparison.Ordinal);
        Assert.Contains("kind from 1 to 6 of 'a' with the id 1, found 9", Error(Model([("<unk>", 0, 2), ("a", -1, 9)])), StringComparison.Ordinal);
        Assert.Contains("a byte's token as '<0x41>' with the id 1, found '<0x4>'", Error(Model([("<unk>", 0, 2), ("<0x4>", -1, 6)])), StringComparison.Ordinal);
        Assert.Contains("all 256 bytes or of none, found 1", Error(Model([("<unk>", 0, 2), ("<0x41>", -1, 6)])), StringComparison.Ordinal);
        Assert.Contains("field 1: expected text in UTF-8", Error(Model(piece => piece.Write(1, [0xFF]))), StringComparison.Ordinal);
        Assert.Contains("field 1: expected a run of bytes (wire type 2), found wire type 0", Error(Model(piece => piece.Write(1, 7))), StringComparison.Ordinal);
        Assert.Contains("field 2: expected a number of 32 bits (wire type 5), found wire type 0", Error(Model(piece => piece.Write(2, 7))), StringComparison.Ordinal);
        Assert.Contains("The model, field 1: expected a run of bytes", Error([0x08, 1]), StringComparison.Ordinal);
        Assert.Contains("found the wire type 3", Error([0x7B]), StringComparison.Ordinal);
        Assert.Contains("expected a field's number, found 0", Error([0x02, 0]), StringComparison.Ordinal);
        Assert.Contains("Expected pieces for bytes, since the model says that it falls back to bytes, found none", Error(Model([("<unk>", 0, 2)], trainer => trainer.Write(35, true))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_read_is_told()
    {
        Assert.Contains("Expected a unigram model, found one of the kind BPE", Error(Model([("<unk>", 0, 2)], trainer => trainer.Write(3, 2))), StringComparison.Ordinal);
        Assert.Contains("found one of the kind word", Error(Model([("<unk>", 0, 2)], trainer => trainer.Write(3, 3))), StringComparison.Ordinal);
        Assert.Contains("treat_whitespace_as_suffix", Error(Model([("<unk>", 0, 2)], trainer => trainer.Write(24, true))), StringComparison.Ordinal);
        Assert.Contains("escape_whitespaces", Error(Model([("<unk>", 0, 2)], normalizer: normalizer => normalizer.Write(5, false))), StringComparison.Ordinal);
        Assert.Contains("denormalizer_spec", Error([.. Model([("<unk>", 0, 2)]), 0x2A, 3, 0x12, 1, 1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_are_damaged_are_told()
    {
        Assert.Contains("the length of its trie is wrong", Rules([1]), StringComparison.Ordinal);
        Assert.Contains("the length of its trie is wrong", Rules([0xFF, 0xFF, 0xFF, 0xFF, 0]), StringComparison.Ordinal);
        Assert.Contains("the length of its trie is wrong", Rules([0, 0, 0, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("its replacements do not end", Rules([4, 0, 0, 0, 0, 0, 0, 0, 65]), StringComparison.Ordinal);
        Assert.Contains("a replacement is no text in UTF-8", Rules([4, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0]), StringComparison.Ordinal);
        Assert.Contains("a rule leads to no replacement", Rules([4, 0, 0, 0, 5, 0, 0, 0x80, 65, 0]), StringComparison.Ordinal);
        Assert.Contains("a replacement has 65 units", Rules([4, 0, 0, 0, 0, 0, 0, 0, .. Enumerable.Repeat((byte)65, 65), 0]), StringComparison.Ordinal);

        static string Rules(byte[] rules) => Error(Model([("<unk>", 0, 2)], normalizer: normalizer => normalizer.Write(2, rules)));
    }

    [Fact]
    public void A_field_that_is_not_known_is_left_out_of_whatever_type_it_is()
    {
        byte[] unknown = [0x78, 0x96, 0x01, 0x79, 1, 2, 3, 4, 5, 6, 7, 8, 0x7A, 2, 9, 9, 0x7D, 1, 2, 3, 4];
        Assert.True(IsRead([.. unknown, .. Model([("<unk>", 0, 2), ("▁a", -1, 1)]), .. unknown], out var tokenizer));
        Assert.Equal([1], Encoded.Of(tokenizer!, "a").Ids);
    }

    [Fact]
    public void A_vocabulary_that_is_damaged_is_told_with_its_line()
    {
        Assert.Contains("line 2: Expected a piece, a tab and a finite score, found 'a'", Vocabulary("<unk>\t0\na\n"), StringComparison.Ordinal);
        Assert.Contains("line 2: Expected a piece, a tab and a finite score, found 'a\tx'", Vocabulary("<unk>\t0\na\tx\n"), StringComparison.Ordinal);
        Assert.Contains("line 2: Expected a piece", Vocabulary("<unk>\t0\na\tNaN\n"), StringComparison.Ordinal);
        Assert.Contains("line 2: Expected a piece", Vocabulary("<unk>\t0\na\t-1e99\n"), StringComparison.Ordinal);
        Assert.Contains("line 1: Expected a piece", Vocabulary("\t-1\n"), StringComparison.Ordinal);
        Assert.Contains("line 2: Expected a token, found a blank line", Vocabulary("<unk>\t0\n\na\t-1\n"), StringComparison.Ordinal);
        Assert.Contains("every token once, found 'a' with the ids 0 and 1", Vocabulary("a\t0\na\t-1\n"), StringComparison.Ordinal);
        Assert.Contains("at least one token, found none", Vocabulary("\n"), StringComparison.Ordinal);
        Assert.Contains("to have the token '[MASK]'", Vocabulary("a\t0\n", new() { Mask = "[MASK]" }), StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => UnigramTokenizer.FromVocabulary("/none.vocab"));
        Assert.Throws<FileNotFoundException>(() => UnigramTokenizer.FromModel("/none.model"));
    }

    [Fact]
    public void What_SeqML_saved_and_was_forged_is_told()
    {
        using var stream = new MemoryStream();
        SearchTests.Hello.Tokenizer(bytes: true).Save(stream);
        var whole = stream.ToArray();
        for (var length = 0; length < whole.Length; length += 7)
            Assert.Throws<InvalidDataException>(() => SubwordTokenizer.Load(new MemoryStream(whole[..length])));
    }

    private static bool IsRead(ReadOnlySpan<byte> model, out UnigramTokenizer? tokenizer)
    {
        try
        {
            tokenizer = SentencePieceModel.Read(model);
            return true;
        }
        catch (InvalidDataException error)
        {
            Assert.NotEmpty(error.Message);
            tokenizer = null;
            return false;
        }
    }

    private static string Error(byte[] model)
    {
        using var file = new TemporaryFile();
        File.WriteAllBytes(file.Path, model);
        var error = Assert.Throws<InvalidDataException>(() => UnigramTokenizer.FromModel(file.Path));
        Assert.StartsWith($"'{file.Path}': ", error.Message, StringComparison.Ordinal);
        return error.Message;
    }

    private static string Vocabulary(string content, SpecialTokens? special = null)
    {
        using var file = new TemporaryFile();
        File.WriteAllText(file.Path, content);
        var error = Assert.Throws<InvalidDataException>(() => UnigramTokenizer.FromVocabulary(file.Path, special));
        Assert.Contains(file.Path, error.Message, StringComparison.Ordinal);
        return error.Message;
    }

    private static byte[] Model((string Text, float Score, int Kind)[] pieces, Action<ProtocolBufferWriter>? trainer = null, Action<ProtocolBufferWriter>? normalizer = null)
    {
        var (model, part) = (new ProtocolBufferWriter(), new ProtocolBufferWriter());
        foreach (var (text, score, kind) in pieces)
        {
            part.Clear();
            part.Write(1, text);
            part.Write(2, score);
            part.Write(3, kind);
            model.Write(1, part);
        }
        foreach (var (field, write) in new[] { (2, trainer), (3, normalizer) })
        {
            part.Clear();
            write?.Invoke(part);
            model.Write(field, part);
        }
        return model.Written.ToArray();
    }

    private static byte[] Model(Action<ProtocolBufferWriter> piece)
    {
        var (model, part) = (new ProtocolBufferWriter(), new ProtocolBufferWriter());
        piece(part);
        model.Write(1, part);
        return model.Written.ToArray();
    }
}
