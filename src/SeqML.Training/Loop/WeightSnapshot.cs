using SeqML.Engine.Autograd;

namespace SeqML.Training.Loop;

/// <summary>A copy of all weights, to go back to.</summary>
internal sealed class WeightSnapshot
{
    private readonly IReadOnlyList<Parameter> parameters;
    private readonly float[][] copies;

    public WeightSnapshot(IReadOnlyList<Parameter> parameters)
    {
        this.parameters = parameters;
        copies = [.. parameters.Select(parameter => new float[parameter.Tensor.Shape.Length])];
    }

    public void Take()
    {
        for (var i = 0; i < copies.Length; i++)
            parameters[i].Tensor.Values.CopyTo(copies[i]);
    }

    public void Save(BinaryWriter writer)
    {
        foreach (var copy in copies)
            Numbers.Write(writer, copy);
    }

    public void Load(BinaryReader reader)
    {
        foreach (var copy in copies)
            Numbers.Read(reader, copy);
    }

    public void Restore()
    {
        for (var i = 0; i < copies.Length; i++)
        {
            copies[i].CopyTo(parameters[i].Tensor.Values);
            parameters[i].OnChanged();
        }
    }
}
