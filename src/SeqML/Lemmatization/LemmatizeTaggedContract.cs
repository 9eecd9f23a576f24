using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Stages;
using SeqML.Text.Lemmatization;

namespace SeqML.Lemmatization;

/// <summary>What a saved Lemmatize does to a row whose parts of speech are given. Where a word has no tag, or one that is none, it is guessed.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class LemmatizeTaggedContract : CustomMappingFactory<LemmatizeTaggedContract.Input, LemmasOutput>
{
    public const string Name = "SeqML.Transforms.Lemmatize.Tagged.v1";

    public override Action<Input, LemmasOutput> GetMapping() => Map;

    public static void Map(Input row, LemmasOutput output)
    {
        var lemmatizer = LemmatizerState.Lemmatizers.Of(row.Model);
        var words = row.Words();
        var parts = output.Guess(lemmatizer, words);
        var tags = row.Tags.DenseValues().GetEnumerator();
        for (var i = 0; i < words.Length && tags.MoveNext(); i++)
            if (PartOfSpeechTags.TryParse(tags.Current.Span, out var part))
                parts[i] = part;
        output.Accept(lemmatizer, words, parts);
    }

    internal sealed class Input
    {
        private VBuffer<ReadOnlyMemory<char>> dense;

        [ColumnName(Names.Model)]
        public ReadOnlyMemory<char> Model { get; set; }

        [ColumnName(Names.Input)]
        public VBuffer<ReadOnlyMemory<char>> Tokens { get; set; }

        [ColumnName(Names.PartOfSpeech)]
        public VBuffer<ReadOnlyMemory<char>> Tags { get; set; }

        public ReadOnlySpan<ReadOnlyMemory<char>> Words() => TokensWordsRow.WordsOf(Tokens, ref dense);
    }
}
