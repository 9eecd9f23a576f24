using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Persistence;

/// <summary>Loads a model as <c>ml.Model.Load</c> does, and finds damage at once, where that finds some of it at the first prediction.</summary>
internal static class CheckedLoading
{
    public static ITransformer Load(MLContext context, string filePath, out DataViewSchema? inputSchema)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        using var file = File.OpenRead(filePath);
        ITransformer model;
        try
        {
            model = context.Model.Load(file, out inputSchema);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new InvalidDataException($"Expected an ML.NET model in '{filePath}', found a file of {file.Length} bytes that is none, or is damaged: {Innermost(error).Message}", error);
        }
        if (inputSchema is not null)
            Probe(model, inputSchema, filePath);
        return model;
    }

    /// <summary>Sends a blank row through: each SeqML part reads its model, and checks it.</summary>
    private static void Probe(ITransformer model, DataViewSchema inputSchema, string filePath)
    {
        try
        {
            var output = model.Transform(new BlankRow(inputSchema));
            // Scores are what SeqML's models make; other columns may be of no use for a blank row, and are left alone.
            foreach (var column in output.Schema.Where(column => !inputSchema.Any(given => given.Name == column.Name)))
                if (column.Type is NumberDataViewType && column.Type.RawType == typeof(float))
                    Read<float>(output, column);
                else if (column.Type is VectorDataViewType && column.Type.RawType == typeof(VBuffer<float>))
                    Read<VBuffer<float>>(output, column);
        }
        catch (Exception error) when (Innermost(error) is InvalidDataException damage)
        {
            throw new InvalidDataException($"The model file '{filePath}' is damaged: {damage.Message}", error);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"The model file '{filePath}' is damaged, or does not fit the columns that it names: {error.Message}", error);
        }
    }

    private static void Read<T>(IDataView data, DataViewSchema.Column column)
    {
        using var cursor = data.GetRowCursor([column]);
        var getter = cursor.GetGetter<T>(column);
        T? value = default;
        while (cursor.MoveNext())
            getter(ref value!);
    }

    private static Exception Innermost(Exception error)
    {
        while (error.InnerException is { } inner)
            error = inner;
        return error;
    }
}
