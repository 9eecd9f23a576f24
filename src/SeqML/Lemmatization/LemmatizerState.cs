using SeqML.Persistence;
using SeqML.Text.Lemmatization;

namespace SeqML.Lemmatization;

/// <summary>What a saved Lemmatize knows.</summary>
internal static class LemmatizerState
{
    public static readonly Decoded<EnglishLemmatizer> Lemmatizers = new(Parse);

    private static EnglishLemmatizer Parse(ReadOnlyMemory<char> text)
    {
        try
        {
            return EnglishLemmatizer.FromJson(text.ToString());
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{error.Message} The model file is damaged.", error);
        }
    }
}
