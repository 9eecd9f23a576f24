using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Stages;

namespace SeqML.Vocabularies;

/// <summary>What a saved vocabulary does to a row before its words become keys: unknown words become one word, and the row gets its length.</summary>
internal abstract class VocabularyContract<TRow> : CustomMappingFactory<TRow, TokensOutput>
    where TRow : class, IWordsRow, new()
{
    public override Action<TRow, TokensOutput> GetMapping() => Map;

    public static void Map(TRow row, TokensOutput output)
    {
        var state = VocabularyState.States.Of(row.Model);
        var words = row.Words();
        var length = state.Length ?? words.Length;
        var editor = VBufferEditor.Create(ref output.Tokens, length);
        for (var i = 0; i < length; i++)
            editor.Values[i] = i < words.Length ? state.Read(words[i]) : state.PaddingWord.AsMemory();
        output.Tokens = editor.Commit();
    }
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class VocabularyTextContract : VocabularyContract<TextWordsRow>
{
    public const string Name = "SeqML.Transforms.MapWordsToKey.Text.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class VocabularyTokensContract : VocabularyContract<TokensWordsRow>
{
    public const string Name = "SeqML.Transforms.MapWordsToKey.Tokens.v1";
}
