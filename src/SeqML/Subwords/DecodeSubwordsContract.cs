using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Text.Subwords;

namespace SeqML.Subwords;

/// <summary>What a saved DecodeSubwords does to a row.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class DecodeSubwordsContract : CustomMappingFactory<DecodeSubwordsContract.Input, DecodeSubwordsContract.Output>
{
    public const string Name = "SeqML.Transforms.DecodeSubwords.v1";

    /// <summary>The largest number of keys, which any column of keys fits.</summary>
    public const int AnyCount = 2147483646;

    public override Action<Input, Output> GetMapping() => Map;

    public static void Map(Input input, Output output)
    {
        var tokenizer = SubwordState.Encoders.Of(input.Model).Tokenizer;
        input.Ids.Clear();
        foreach (var key in input.Keys ?? [])
            if (key > 0 && key <= tokenizer.Count && IsText(tokenizer, (int)(key - 1)))
                input.Ids.Add((int)(key - 1));
        output.Text = tokenizer.Decode(CollectionsMarshal.AsSpan(input.Ids)).AsMemory();
    }

    /// <summary>Whether a token stands for a part of the text, if an unknown one, and does not only fill or frame it.</summary>
    private static bool IsText(SubwordTokenizer tokenizer, int id) => !tokenizer.IsSpecial(id) || id == tokenizer.UnknownId;

    internal sealed class Input
    {
        [ColumnName(Names.Model)]
        public ReadOnlyMemory<char> Model { get; set; }

        /// <summary>From 1 on, 0 where one is missing. The count makes any column of keys fit.</summary>
        [ColumnName(Names.Input)]
        [KeyType(AnyCount)]
        public uint[]? Keys { get; set; }

        [NoColumn]
        public List<int> Ids { get; } = [];
    }

    internal sealed class Output
    {
        [ColumnName(Names.Text)]
        public ReadOnlyMemory<char> Text { get; set; }
    }
}
