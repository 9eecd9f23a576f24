namespace Microsoft.ML;

/// <summary>The base of attributes that name an extension's contract.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = true)]
public abstract class ExtensionBaseAttribute : Attribute
{
    private protected ExtensionBaseAttribute(string contractName) => ContractName = contractName;

    /// <summary>The name under which a stored model finds the extension.</summary>
    public string ContractName { get; }
}
