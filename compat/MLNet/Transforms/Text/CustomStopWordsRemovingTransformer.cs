using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

/// <summary>Removes words from tokens.</summary>
public sealed class CustomStopWordsRemovingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "RemoveStopWords";

    private readonly string[] _words;
    private readonly WordRemoval _removal;

    internal CustomStopWordsRemovingTransformer((string Output, string Input)[] pairs, string[] words)
        : base(pairs)
    {
        _words = words;
        _removal = new WordRemoval(words);
    }

    private CustomStopWordsRemovingTransformer(BinaryReader reader)
        : base(reader)
    {
        _words = new string[reader.ReadInt32()];
        for (var i = 0; i < _words.Length; i++)
            _words[i] = reader.ReadString();
        _removal = new WordRemoval(_words);
    }

    internal static CustomStopWordsRemovingTransformer Load(ModelLoadContext context) => new(context.Reader);

    internal override MappedColumn Map(int pair, string output, DataViewSchema.Column input) => _removal.Map(output, input);

    internal override void SaveModel(ModelSaveContext context)
    {
        SavePairs(context, Signature);
        context.Writer.Write(_words.Length);
        foreach (var word in _words)
            context.Writer.Write(word);
    }
}
