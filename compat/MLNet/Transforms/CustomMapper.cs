using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Runs the user's function at most once a row, when the first of its columns is asked for.</summary>
internal sealed class CustomMapper<TSrc, TDst> : RowMapper
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly Action<TSrc, TDst> _action;
    private readonly MemberSchema _output;
    private readonly IReadOnlyList<(MemberSchema.Entry Entry, DataViewSchema.Column Column)> _inputs;

    public CustomMapper(DataViewSchema inputSchema, Action<TSrc, TDst> action, MemberSchema input, MemberSchema output)
        : base(inputSchema)
    {
        _action = action;
        _output = output;
        _inputs = MemberSetters<TSrc>.Bind(input, inputSchema, ignoreMissingColumns: false);
        Added = output.Entries.Select(entry => entry.Column).ToArray();
    }

    public override IReadOnlyList<DataViewSchema.DetachedColumn> Added { get; }

    public override IEnumerable<int> Dependencies(bool[] activeAdded) =>
        activeAdded.Contains(true) ? _inputs.Select(input => input.Column.Index) : [];

    public override Delegate[] CreateGetters(DataViewRow input, bool[] activeAdded, out Action dispose)
    {
        var source = new TSrc();
        var current = new Current<TDst> { Value = new TDst() };
        dispose = () =>
        {
            (source as IDisposable)?.Dispose();
            (current.Value as IDisposable)?.Dispose();
        };
        if (!activeAdded.Contains(true))
            return new Delegate[activeAdded.Length];
        var fill = MemberSetters<TSrc>.Create(input, _inputs);
        var position = -1L;
        return _output.Entries.Select((entry, i) => activeAdded[i] ? Wrapped(entry) : null).ToArray();

        void Refresh()
        {
            if (position == input.Position)
                return;
            fill(source);
            _action(source, current.Value);
            position = input.Position;
        }

        Delegate Wrapped(MemberSchema.Entry entry) => (Delegate)Generic.CallStatic(typeof(CustomMapper<TSrc, TDst>), nameof(Wrap),
            entry.Column.Type.RawType, MemberGetters<TDst>.Create(current, entry), (Action)Refresh);
    }

    private static ValueGetter<T> Wrap<T>(ValueGetter<T> getter, Action refresh) => (ref T value) =>
    {
        refresh();
        getter(ref value);
    };
}
