namespace Microsoft.ML;

/// <summary>Can be written into a model file.</summary>
public interface ICanSaveModel
{
    /// <summary>Writes into the place that the context stands for.</summary>
    void Save(ModelSaveContext ctx);
}
