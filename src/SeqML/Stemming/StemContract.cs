using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Stages;
using SeqML.Text.Stemming;

namespace SeqML.Stemming;

/// <summary>What a saved Stem does to a row. What it knows is the stemmer's name.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class StemContract : CustomMappingFactory<TokensWordsRow, TokensOutput>
{
    public const string Name = "SeqML.Transforms.Stem.v1";

    private static readonly Decoded<Stemmer> States = new(Parse);

    public override Action<TokensWordsRow, TokensOutput> GetMapping() => Map;

    public static void Map(TokensWordsRow row, TokensOutput output)
    {
        var stemmer = States.Of(row.Model);
        var words = row.Words();
        var room = 0;
        foreach (var word in words)
            room += Stemmer.RoomFor(word.Length);
        // The values outlive the row, so that their memory cannot be used again: one array for all of them.
        var memory = room > 0 ? new char[room] : [];
        var end = 0;
        var editor = VBufferEditor.Create(ref output.Tokens, words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            var length = stemmer.Stem(words[i].Span, memory.AsSpan(end));
            editor.Values[i] = memory.AsMemory(end, length);
            end += length;
        }
        output.Tokens = editor.Commit();
    }

    private static Stemmer Parse(ReadOnlyMemory<char> text)
    {
        try
        {
            return Stemmer.Of(text.ToString());
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"{error.Message} The model file is damaged, or is of a later version.", error);
        }
    }
}
