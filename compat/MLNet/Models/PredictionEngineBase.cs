using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Predicts one example at a time; not for several threads at once.</summary>
public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly ITransformer _ownTransformer;
    private readonly ObjectRow<TSrc> _inputRow;
    private readonly DataViewRow _outputRow;
    private readonly Action<TDst> _fill;
    private long _position = -1;
    private bool _disposed;

    private protected PredictionEngineBase(ITransformer transformer, PredictionEngineOptions options)
    {
        if (!transformer.IsRowToRowMapper)
            throw new ArgumentOutOfRangeException(nameof(transformer), "An engine needs a transformer that maps row to row.");
        var members = MemberSchema.Create(typeof(TSrc), options.InputSchemaDefinition, SchemaDefinition.Direction.Read);
        var inputSchema = members.ToSchema();
        var mapper = transformer.GetRowToRowMapper(inputSchema);
        OutputSchema = mapper.OutputSchema;
        var results = MemberSchema.Create(typeof(TDst), options.OutputSchemaDefinition, SchemaDefinition.Direction.Write);
        var bound = MemberSetters<TDst>.Bind(results, OutputSchema, options.IgnoreMissingColumns);
        var active = bound.Select(x => x.Column).ToArray();
        _inputRow = new ObjectRow<TSrc>(members, inputSchema, ActiveColumns.Flags(inputSchema, mapper.GetDependencies(active)));
        _outputRow = mapper.GetRow(_inputRow, active);
        _fill = MemberSetters<TDst>.Create(_outputRow, bound);
        _ownTransformer = options.OwnsTransformer ? transformer : null;
    }

    /// <summary>The schema of the rows that results are taken from.</summary>
    public DataViewSchema OutputSchema { get; }

    /// <summary>Frees what the engine holds, the transformer with it where the options say so.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _outputRow.Dispose();
        (_ownTransformer as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Predicts.</summary>
    public TDst Predict(TSrc example)
    {
        var result = new TDst();
        Predict(example, ref result);
        return result;
    }

    /// <summary>Predicts into an object that is there, or a new one.</summary>
    public abstract void Predict(TSrc example, ref TDst prediction);

    private protected void PredictInto(TSrc example, ref TDst prediction)
    {
        ArgumentNullException.ThrowIfNull(example);
        _inputRow.Set(example, ++_position);
        prediction ??= new TDst();
        _fill(prediction);
    }
}
