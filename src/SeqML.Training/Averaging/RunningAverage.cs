using SeqML.Engine.Autograd;

namespace SeqML.Training.Averaging;

/// <summary>A mean of weights at work.</summary>
/// <param name="parameters">Whose weights.</param>
internal abstract class RunningAverage(IReadOnlyList<Parameter> parameters)
{
    private readonly float[][] aside = [.. parameters.Select(parameter => new float[parameter.Tensor.Shape.Length])];

    /// <summary>The mean of each parameter.</summary>
    protected float[][] Means { get; } = [.. parameters.Select(parameter => parameter.Tensor.Values.ToArray())];

    protected IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>Whether there is a mean yet; before, the weights stand for themselves.</summary>
    protected abstract bool HasMean { get; }

    /// <summary>To be called when the gradients of a step are there, and its weights have not changed yet.</summary>
    public abstract void BeforeStep();

    /// <summary>To be called after the last step of an epoch.</summary>
    /// <param name="epoch">From 1.</param>
    public abstract void AfterEpoch(int epoch);

    /// <summary>Puts the means in the place of the weights.</summary>
    public void Show()
    {
        for (var i = 0; i < aside.Length; i++)
            parameters[i].Tensor.Values.CopyTo(aside[i]);
        if (HasMean)
            Put(Means);
    }

    /// <summary>Puts the weights back.</summary>
    public void Hide() => Put(aside);

    public virtual void Save(BinaryWriter writer)
    {
        foreach (var mean in Means)
            Numbers.Write(writer, mean);
    }

    public virtual void Restore(BinaryReader reader)
    {
        foreach (var mean in Means)
            Numbers.Read(reader, mean);
    }

    private void Put(float[][] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i].CopyTo(parameters[i].Tensor.Values);
            parameters[i].OnChanged();
        }
    }
}
