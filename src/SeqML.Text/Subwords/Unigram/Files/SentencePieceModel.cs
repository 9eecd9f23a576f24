namespace SeqML.Text.Subwords.Unigram.Files;

/// <summary>
/// The file <c>.model</c> of SentencePiece: a message of protocol buffers with the pieces, how they were learned, and how text is normalized. Of its many fields these are read and written:
/// <code>
/// 1 pieces (each: 1 text, 2 score, 3 kind)
/// 2 trainer    3 kind of model, 4 size, 24 white space ends pieces, 35 bytes, 40-43 ids and 45-48 names of unknown, beginning, end, padding
/// 3 normalizer 1 name, 2 rules, 3 dummy prefix, 4 extra white space, 5 white space is marked
/// 5 how text is changed back (2 rules)
/// </code>
/// </summary>
internal static class SentencePieceModel
{
    private const int Unigram = 1;
    private const int FirstRoleField = 40;
    private const int FirstRoleNameField = 45;

    private static readonly string[] RoleNames = ["<unk>", "<s>", "</s>", "<pad>"];

    /// <summary>More than any model has.</summary>
    private const int GreatestLength = 1 << 28;

    /// <summary>Reads a file.</summary>
    public static UnigramTokenizer Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = File.OpenRead(path);
        if (file.Length > GreatestLength)
            throw new InvalidDataException(FormattableString.Invariant($"'{path}': Expected a SentencePiece model of at the most {GreatestLength} bytes, found {file.Length}."));
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        try
        {
            return Read(bytes);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"'{path}': {error.Message}", error);
        }
    }

    public static UnigramTokenizer Read(ReadOnlySpan<byte> bytes)
    {
        var pieces = new List<(string Text, float Score, PieceKind Kind)>();
        var trainer = new Trainer();
        var normalization = new UnigramNormalization { BlanksAnyWhiteSpace = false };
        var reader = new ProtocolBufferReader(bytes, "The model");
        while (reader.Next())
            switch (reader.Field)
            {
                case 1:
                    pieces.Add(ReadPiece(reader.ReadBytes(), pieces.Count));
                    break;
                case 2:
                    ReadTrainer(reader.ReadBytes(), trainer);
                    break;
                case 3:
                    normalization = ReadNormalizer(reader.ReadBytes(), normalization);
                    break;
                case 5:
                    ReadDenormalizer(reader.ReadBytes());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        if (pieces.Count == 0)
            throw new InvalidDataException("Expected a SentencePiece model, found no pieces.");
        var vocabulary = new PieceVocabulary([.. pieces.Select(piece => piece.Text)], [.. pieces.Select(piece => piece.Score)], [.. pieces.Select(piece => piece.Kind)]);
        if (vocabulary.UnknownId < 0)
            throw new InvalidDataException("Expected a piece of the kind 'unknown', found none.");
        if (trainer.HasBytes != vocabulary.ByteIds is not null)
            throw new InvalidDataException($"Expected {(trainer.HasBytes ? "" : "no ")}pieces for bytes, since the model says that it falls back to {(trainer.HasBytes ? "bytes" : "none")}, found {(trainer.HasBytes ? "none" : "some")}.");
        return new UnigramTokenizer(vocabulary, SpecialTokensOf(vocabulary, trainer.Roles), normalization);
    }

    /// <exception cref="InvalidOperationException">No such file can say what the tokenizer does.</exception>
    public static byte[] Write(UnigramTokenizer tokenizer, PieceVocabulary vocabulary)
    {
        if (vocabulary.UnknownId < 0)
            throw new InvalidOperationException("Expected a tokenizer with an unknown token, which every SentencePiece model has, found none. Learn it with SpecialTokens.Unknown, or save it with Save.");
        var (model, part) = (new ProtocolBufferWriter(), new ProtocolBufferWriter());
        for (var id = 0; id < vocabulary.Count; id++)
        {
            part.Clear();
            part.Write(1, vocabulary.Names[id]);
            part.Write(2, vocabulary.Scores[id]);
            if (vocabulary.Kinds[id] != PieceKind.Normal)
                part.Write(3, (int)vocabulary.Kinds[id]);
            model.Write(1, part);
        }
        part.Clear();
        part.Write(3, Unigram);
        part.Write(4, vocabulary.Count);
        part.Write(35, vocabulary.ByteIds is not null);
        var special = tokenizer.SpecialTokens;
        string?[] roles = [special.Unknown, special.Beginning, special.End, special.Padding];
        for (var role = 0; role < roles.Length; role++)
        {
            part.Write(FirstRoleField + role, vocabulary.Names.IdOf(roles[role]));
            if (roles[role] is { } name)
                part.Write(FirstRoleNameField + role, name);
        }
        model.Write(2, part);
        part.Clear();
        var normalization = tokenizer.Normalization;
        part.Write(1, normalization.Characters?.Name ?? (normalization.BlanksAnyWhiteSpace ? "white_space" : "identity"));
        part.Write(2, normalization.Characters is { } map ? map.Bytes : normalization.BlanksAnyWhiteSpace ? CharacterMapWriter.WriteBlanks() : []);
        part.Write(3, normalization.AddsDummyPrefix);
        part.Write(4, normalization.RemovesExtraWhiteSpace);
        part.Write(5, true);
        model.Write(3, part);
        return model.Written.ToArray();
    }

    private static (string Text, float Score, PieceKind Kind) ReadPiece(ReadOnlySpan<byte> bytes, int id)
    {
        var (text, score, kind) = ("", 0f, 1);
        var reader = new ProtocolBufferReader(bytes, FormattableString.Invariant($"The piece with the id {id}"));
        while (reader.Next())
            switch (reader.Field)
            {
                case 1:
                    text = reader.ReadText();
                    break;
                case 2:
                    score = reader.ReadSingle();
                    break;
                case 3:
                    kind = reader.ReadInt32();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        return kind is >= (int)PieceKind.Normal and <= (int)PieceKind.Byte ? (text, score, (PieceKind)kind)
            : throw new InvalidDataException(FormattableString.Invariant($"Expected a piece's kind from 1 to 6 of '{text}' with the id {id}, found {kind}."));
    }

    private static void ReadTrainer(ReadOnlySpan<byte> bytes, Trainer trainer)
    {
        var reader = new ProtocolBufferReader(bytes, "The trainer's part of the model");
        while (reader.Next())
            switch (reader.Field)
            {
                case 3 when reader.ReadInt32() is var kind && kind != Unigram:
                    throw new InvalidDataException($"Expected a unigram model, found one of the kind {kind switch { 2 => "BPE", 3 => "word", 4 => "character", _ => FormattableString.Invariant($"{kind}") }}. Other kinds are not read.");
                case 3:
                    break;
                case 24 when reader.ReadBool():
                    throw new InvalidDataException("Expected a model whose pieces begin with white space, found one whose pieces end with it (treat_whitespace_as_suffix). Those are not read.");
                case 24:
                    break;
                case 35:
                    trainer.HasBytes = reader.ReadBool();
                    break;
                case >= FirstRoleNameField and < FirstRoleNameField + 4:
                    trainer.Roles[reader.Field - FirstRoleNameField] = reader.ReadText();
                    break;
                default:
                    reader.Skip();
                    break;
            }
    }

    private static UnigramNormalization ReadNormalizer(ReadOnlySpan<byte> bytes, UnigramNormalization normalization)
    {
        var name = "";
        var rules = ReadOnlySpan<byte>.Empty;
        var reader = new ProtocolBufferReader(bytes, "The normalizer's part of the model");
        while (reader.Next())
            switch (reader.Field)
            {
                case 1:
                    name = reader.ReadText();
                    break;
                case 2:
                    rules = reader.ReadBytes();
                    break;
                case 3:
                    normalization = normalization with { AddsDummyPrefix = reader.ReadBool() };
                    break;
                case 4:
                    normalization = normalization with { RemovesExtraWhiteSpace = reader.ReadBool() };
                    break;
                case 5 when !reader.ReadBool():
                    throw new InvalidDataException("Expected a model that marks white space by '▁', found one that leaves it as it is (escape_whitespaces). Those are not read.");
                case 5:
                    break;
                default:
                    reader.Skip();
                    break;
            }
        return rules.IsEmpty ? normalization
            : rules.SequenceEqual(CharacterMapWriter.WriteBlanks()) ? normalization with { BlanksAnyWhiteSpace = true }
            : normalization with { Characters = new CharacterMap(name, rules) };
    }

    private static void ReadDenormalizer(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtocolBufferReader(bytes, "The denormalizer's part of the model");
        while (reader.Next())
            if (reader.Field != 2)
                reader.Skip();
            else if (reader.ReadBytes().Length > 0)
                throw new InvalidDataException("Expected a model that gives text back as its pieces are, found rules that change it (denormalizer_spec). Those are not read.");
    }

    private static SpecialTokens SpecialTokensOf(PieceVocabulary vocabulary, string[] roles)
    {
        string? Role(int role) => vocabulary.Names.TryGetId(roles[role], out var id) && vocabulary.Kinds[id] == PieceKind.Control ? roles[role] : null;
        var special = new SpecialTokens { Unknown = vocabulary.Names[vocabulary.UnknownId], Beginning = Role(1), End = Role(2), Padding = Role(3) };
        var named = special.All;
        return special with
        {
            Others = [.. Enumerable.Range(0, vocabulary.Count).Where(id => vocabulary.Kinds[id] == PieceKind.Control).Select(id => vocabulary.Names[id]).Except(named, StringComparer.Ordinal)],
        };
    }

    private sealed class Trainer
    {
        public bool HasBytes { get; set; }

        public string[] Roles { get; } = [.. RoleNames];
    }
}
