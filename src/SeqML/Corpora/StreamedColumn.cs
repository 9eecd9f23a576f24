using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Corpora;

/// <summary>A column of data that are read from a file: its name, its type, and what it takes from a row.</summary>
internal sealed record StreamedColumn<TRow>(string Name, DataViewType Type, Func<Func<TRow>, Delegate> CreateGetter)
{
    /// <summary>A text a row.</summary>
    public static StreamedColumn<TRow> Text(string name, Func<TRow, string> read) => new(name, TextDataViewType.Instance, current =>
        (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = read(current()).AsMemory()));

    /// <summary>A number a row.</summary>
    public static StreamedColumn<TRow> Number(string name, Func<TRow, int> read) => new(name, NumberDataViewType.Int32, current =>
        (ValueGetter<int>)((ref int value) => value = read(current())));

    /// <summary>Several texts a row.</summary>
    public static StreamedColumn<TRow> Texts(string name, Func<TRow, IReadOnlyList<string>> read) => new(name, new VectorDataViewType(TextDataViewType.Instance), current =>
        (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            var texts = read(current());
            var editor = VBufferEditor.Create(ref value, texts.Count);
            for (var i = 0; i < texts.Count; i++)
                editor.Values[i] = texts[i].AsMemory();
            value = editor.Commit();
        }));
}
