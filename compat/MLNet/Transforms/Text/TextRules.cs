using System.Text;

namespace Microsoft.ML.Transforms.Text;

/// <summary>What normalizing does to a text, character by character.</summary>
internal sealed record TextRules(TextNormalizingEstimator.CaseMode CaseMode, bool KeepDiacritics, bool KeepPunctuations, bool KeepNumbers)
{
    public ReadOnlyMemory<char> Apply(ReadOnlyMemory<char> text, StringBuilder buffer)
    {
        buffer.Clear();
        var changed = false;
        foreach (var original in text.Span)
        {
            var character = original;
            if ((!KeepPunctuations && char.IsPunctuation(character)) || (!KeepNumbers && char.IsNumber(character)) ||
                (!KeepDiacritics && Diacritics.IsMark(character)))
            {
                changed = true;
                continue;
            }
            if (!KeepDiacritics)
                character = Diacritics.BaseOf(character);
            character = CaseMode switch
            {
                TextNormalizingEstimator.CaseMode.Lower => char.ToLowerInvariant(character),
                TextNormalizingEstimator.CaseMode.Upper => char.ToUpperInvariant(character),
                _ => character,
            };
            changed |= character != original;
            buffer.Append(character);
        }
        return changed ? buffer.ToString().AsMemory() : text;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write((byte)CaseMode);
        writer.Write(KeepDiacritics);
        writer.Write(KeepPunctuations);
        writer.Write(KeepNumbers);
    }

    public static TextRules Load(BinaryReader reader) =>
        new((TextNormalizingEstimator.CaseMode)reader.ReadByte(), reader.ReadBoolean(), reader.ReadBoolean(), reader.ReadBoolean());
}
