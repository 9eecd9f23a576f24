using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Stages;

namespace SeqML.StopWordRemoval;

/// <summary>What a saved RemoveStopWords does to a row. What it knows is the words, one a line.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class RemoveStopWordsContract : CustomMappingFactory<TokensWordsRow, TokensOutput>
{
    public const string Name = "SeqML.Transforms.RemoveStopWords.v1";

    private static readonly Decoded<Text.StopWords.StopWords> States = new(text => Text.StopWords.StopWords.FromWords(text.ToString().Split('\n')));

    public static string StateOf(Text.StopWords.StopWords words) => string.Join('\n', words.Words);

    public override Action<TokensWordsRow, TokensOutput> GetMapping() => Map;

    public static void Map(TokensWordsRow row, TokensOutput output)
    {
        var stopWords = States.Of(row.Model);
        foreach (var word in row.Words())
            if (!stopWords.Contains(word.Span))
                output.Pending.Add(word);
        output.Commit();
    }
}
