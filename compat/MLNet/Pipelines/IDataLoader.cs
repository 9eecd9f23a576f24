namespace Microsoft.ML;

/// <summary>Makes data of a source such as files.</summary>
public interface IDataLoader<in TSource> : ICanSaveModel
{
    /// <summary>The data, read as it is asked for.</summary>
    IDataView Load(TSource input);

    /// <summary>The schema of the data.</summary>
    DataViewSchema GetOutputSchema();
}
