using SeqML.Text.Languages;

namespace SeqML.Text.Normalization.Storage;

/// <summary>What stages take of a language: the text of its entries, which they carry with them, so that a model of a language of one's own loads where there is no such folder.</summary>
internal static class LanguageText
{
    /// <summary>The entries of a file, a line each.</summary>
    /// <exception cref="ArgumentException">The language has no such file.</exception>
    public static string Text(this Language language, string file) => string.Join('\n', language.Read(file));
}
