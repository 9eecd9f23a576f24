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
        var words = new SharedWords();
        if (column.Type is TextDataViewType)
            return Texts(row, column, words, text =>
            {
                foreach (var token in WordTokenizer.Tokenize(text.Span))
                    words.Add(token.In(text.Span));
            });
        var getTokens = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        VBuffer<ReadOnlyMemory<char>> tokens = default;
        return () =>
        {
            getTokens(ref tokens);
            foreach (var token in tokens.DenseValues())
                words.Add(token.Span);
            return words.Take();
        };
    }

    /// <summary>Reads the words of a Text column or of a vector of Text, and keeps none of them.</summary>
    /// <param name="row">The cursor.</param>
    /// <param name="column">The column.</param>
    /// <param name="take">Takes each word of a row; it is gone afterwards.</param>
    /// <returns>Reads the row where the cursor stands.</returns>
    public static Action EachWord(DataViewRow row, DataViewSchema.Column column, Action<ReadOnlyMemory<char>> take)
    {
        if (column.Type is TextDataViewType)
        {
            var getText = row.GetGetter<ReadOnlyMemory<char>>(column);
            ReadOnlyMemory<char> text = default;
            return () =>
            {
                getText(ref text);
                foreach (var token in WordTokenizer.Tokenize(text.Span))
                    take(text.Slice(token.Start, token.Length));
            };
        }
        var getTokens = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        VBuffer<ReadOnlyMemory<char>> tokens = default;
        return () =>
        {
            getTokens(ref tokens);
            foreach (var token in tokens.DenseValues())
                take(token);
        };
    }

    /// <summary>Reads what stands between white space in a Text column.</summary>
    public static Func<string[]> SpacedWords(DataViewRow row, DataViewSchema.Column column)
    {
        var words = new SharedWords();
        return Texts(row, column, words, text =>
        {
            foreach (var token in WhiteSpaceTokenizer.Tokenize(text.Span))
                words.Add(token.In(text.Span));
        });
    }

    private static Func<string[]> Texts(DataViewRow row, DataViewSchema.Column column, SharedWords words, Action<ReadOnlyMemory<char>> split)
    {
        var getText = row.GetGetter<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> text = default;
        return () =>
        {
            getText(ref text);
            split(text);
            return words.Take();
        };
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

    /// <summary>A row's words, each of which is one string wherever it comes.</summary>
    private sealed class SharedWords
    {
        private readonly List<string> words = [];
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        public void Add(ReadOnlySpan<char> word)
        {
            if (!known.TryGetValue(word, out var shared))
                known.Set.Add(shared = word.ToString());
            words.Add(shared);
        }

        /// <summary>The words that were added since the last time.</summary>
        public string[] Take()
        {
            string[] taken = [.. words];
            words.Clear();
            return taken;
        }
    }
}
