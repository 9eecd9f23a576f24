namespace SeqML.Tasks.Storage;

/// <summary>What a file of weights calls them, where it is not what SeqML calls them.</summary>
public sealed record WeightNames
{
    /// <summary>What stands before every name in the file, as "module." after PyTorch's DataParallel.</summary>
    /// <value>Empty.</value>
    public string Prefix { get; init; } = "";

    /// <summary>
    /// The file's name of a weight, or of a part with all that is in it, by SeqML's name: with ["encoder"] = "lstm",
    /// "encoder.weight_ih_l0" is "lstm.weight_ih_l0" in the file. The longest that fits is taken.
    /// </summary>
    /// <value>None: the names are SeqML's, which are embedding, encoder and head for a classifier.</value>
    public IReadOnlyDictionary<string, string> Parts { get; init; } = new Dictionary<string, string>();

    /// <summary>The name in the file.</summary>
    internal string InFile(string name)
    {
        for (var length = name.Length; length > 0; length = name.LastIndexOf('.', length - 1))
            if (Parts.TryGetValue(name[..length], out var part))
                return Prefix + part + name[length..];
        return Prefix + name;
    }
}
