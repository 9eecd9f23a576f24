using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Stages;
using SeqML.Text.Vocabularies;

namespace SeqML.Vocabularies;

/// <summary>What a saved HashWords does to a row.</summary>
internal abstract class HashContract<TRow> : CustomMappingFactory<TRow, BucketsOutput>
    where TRow : class, IWordsRow, new()
{
    private static readonly Decoded<HashingVocabulary> States = new(HashStage.Parse);

    public override Action<TRow, BucketsOutput> GetMapping() => Map;

    public static void Map(TRow row, BucketsOutput output)
    {
        var buckets = States.Of(row.Model);
        var words = row.Words();
        var editor = VBufferEditor.Create(ref output.Buckets, words.Length);
        for (var i = 0; i < words.Length; i++)
            editor.Values[i] = buckets[words[i].Span];
        output.Buckets = editor.Commit();
    }
}

/// <summary>A bucket for each word.</summary>
internal sealed class BucketsOutput
{
    /// <summary>The buckets, from 0 on.</summary>
    [ColumnName(Names.Bucket)]
    public VBuffer<int> Buckets;
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class HashTextContract : HashContract<TextWordsRow>
{
    public const string Name = "SeqML.Transforms.HashWords.Text.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class HashTokensContract : HashContract<TokensWordsRow>
{
    public const string Name = "SeqML.Transforms.HashWords.Tokens.v1";
}

/// <summary>From words to keys by hash; the bucket's number is the key's value.</summary>
internal static class HashStage
{
    /// <summary>A model lists the buckets one by one: more would take seconds and hundreds of megabytes.</summary>
    public const int LargestSize = 1 << 24;

    public static Stage Create(string output, string input, bool isText, HashingVocabulary buckets) => new(
        [WordsColumn.TextOrTokens(input)],
        context => isText
            ? context.Transforms.CustomMapping<TextWordsRow, BucketsOutput>(HashTextContract.Map, HashTextContract.Name)
            : context.Transforms.CustomMapping<TokensWordsRow, BucketsOutput>(HashTokensContract.Map, HashTokensContract.Name),
        [],
        string.Create(CultureInfo.InvariantCulture, $"{buckets.Size} {buckets.Seed}"))
    {
        Helpers = [Names.Bucket],
        Finished = output,
        Finish = context => context.Transforms.Conversion.MapValueToKey(output, Names.Bucket,
            keyData: context.Data.LoadFromEnumerable(Enumerable.Range(0, buckets.Size).Select(bucket => new KeyRow { Bucket = bucket }))),
    };

    /// <exception cref="InvalidDataException">The text is damaged.</exception>
    public static HashingVocabulary Parse(ReadOnlyMemory<char> text)
    {
        var parts = text.ToString().Split(' ');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            && uint.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? new HashingVocabulary(size, seed)
            : throw new InvalidDataException($"Expected the number of buckets and a seed, found '{text}': the model file is damaged.");
    }

    private sealed class KeyRow
    {
        public int Bucket { get; set; }
    }
}
