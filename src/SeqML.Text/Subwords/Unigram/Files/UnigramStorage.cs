using SeqML.Text.Subwords.Storage;

namespace SeqML.Text.Subwords.Unigram.Files;

/// <summary>The body of a unigram tokenizer that SeqML saved: special tokens, normalization, then the number of tokens and each with its kind and score.</summary>
internal static class UnigramStorage
{
    public static void Write(SubwordWriter writer, PieceVocabulary pieces, SpecialTokens special, UnigramNormalization normalization)
    {
        writer.WriteSpecialTokens(special);
        writer.WriteFlag(normalization.AddsDummyPrefix);
        writer.WriteFlag(normalization.RemovesExtraWhiteSpace);
        writer.WriteFlag(normalization.BlanksAnyWhiteSpace);
        writer.WriteFlag(normalization.MapsCharacters);
        if (normalization.Characters is { } map)
        {
            writer.WriteText(map.Name);
            writer.WriteText(Convert.ToBase64String(map.Bytes));
        }
        writer.WriteNumber(pieces.Count);
        for (var id = 0; id < pieces.Count; id++)
        {
            writer.WriteText(pieces.Names[id]);
            writer.WriteNumber((int)pieces.Kinds[id]);
            writer.WriteSingle(pieces.Scores[id]);
        }
    }

    public static UnigramTokenizer Read(SubwordReader reader)
    {
        var special = reader.ReadSpecialTokens();
        var normalization = new UnigramNormalization
        {
            AddsDummyPrefix = reader.ReadFlag("whether a mark begins a text"),
            RemovesExtraWhiteSpace = reader.ReadFlag("whether extra white space is left out"),
            BlanksAnyWhiteSpace = reader.ReadFlag("whether any white space is a blank"),
            Characters = reader.ReadFlag("whether there are rules of characters") ? ReadMap(reader) : null,
        };
        var (tokens, scores, kinds) = (new List<string>(), new List<float>(), new List<PieceKind>());
        for (var left = reader.ReadCount("the number of pieces"); left > 0; left--)
        {
            tokens.Add(reader.ReadText("a piece"));
            var kind = (PieceKind)reader.ReadNumber("a piece's kind", (int)PieceKind.Byte);
            kinds.Add(kind >= PieceKind.Normal ? kind : throw SubwordReader.Damaged("a piece's kind is 0"));
            scores.Add(reader.ReadSingle("a piece's score"));
        }
        return new UnigramTokenizer(new PieceVocabulary([.. tokens], [.. scores], [.. kinds]), special, normalization);
    }

    private static CharacterMap ReadMap(SubwordReader reader)
    {
        var name = reader.ReadText("the name of the rules");
        var text = reader.ReadText("the rules");
        try
        {
            return new CharacterMap(name, Convert.FromBase64String(text));
        }
        catch (FormatException error)
        {
            throw new InvalidDataException("The subword tokenizer is damaged: the rules are no text in base 64.", error);
        }
    }
}
