using System.Buffers;
using System.Text;

namespace SeqML.Text.Vocabularies;

/// <summary>Whether UTF-16 has no halves of characters (lone surrogates), which no file can hold.</summary>
internal static class WellFormed
{
    public static bool Is(ReadOnlySpan<char> text)
    {
        while ((text.IndexOfAnyInRange('\uD800', '\uDFFF')) is >= 0 and var surrogate)
        {
            text = text[surrogate..];
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done)
                return false;
            text = text[length..];
        }
        return true;
    }
}
