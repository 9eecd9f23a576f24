using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Text.Tokenization;

namespace SeqML.Columns;

/// <summary>Reads the words, or the keys, of a row.</summary>
internal static class InputReader
{
    /// <summary>Reads the words of a Text column or of a vector of Text.</summary>
    /// <remarks>Words are few and rows are many: each word is one string, shared by all rows.</remarks>
    public static Func<string[]> Words(DataViewRow row, DataViewSchema.Column column)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var words = new List<string>();
        if (column.Type is TextDataViewType)
        {
            var getText = row.GetGetter<ReadOnlyMemory<char>>(column);
            ReadOnlyMemory<char> text = default;
            return () =>
            {
                getText(ref text);
                words.Clear();
                foreach (var token in WordTokenizer.Tokenize(text.Span))
                    Add(token.In(text.Span));
                return [.. words];
            };
        }
        var getTokens = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        VBuffer<ReadOnlyMemory<char>> tokens = default;
        return () =>
        {
            getTokens(ref tokens);
            words.Clear();
            foreach (var token in tokens.DenseValues())
                Add(token.Span);
            return [.. words];
        };

        void Add(ReadOnlySpan<char> word)
        {
            if (!lookup.TryGetValue(word, out var shared))
                known.Add(shared = word.ToString());
            words.Add(shared);
        }
    }

    /// <summary>Reads the keys of a vector of Key: from 1 on, 0 where one is missing.</summary>
    public static Func<uint[]> Keys(DataViewRow row, DataViewSchema.Column column)
    {
        var stored = ((VectorDataViewType)column.Type).ItemType.RawType;
        return stored == typeof(byte) ? Keys<byte>(row, column, key => key)
            : stored == typeof(ushort) ? Keys<ushort>(row, column, key => key)
            : stored == typeof(uint) ? Keys<uint>(row, column, key => key)
            : Keys<ulong>(row, column, key => (uint)Math.Min(key, uint.MaxValue));
    }

    private static Func<uint[]> Keys<T>(DataViewRow row, DataViewSchema.Column column, Func<T, uint> toKey)
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> keys = default;
        return () =>
        {
            getter(ref keys);
            return [.. keys.DenseValues().Select(toKey)];
        };
    }
}
