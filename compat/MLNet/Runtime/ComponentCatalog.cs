using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>The extensions known in an environment: custom mappings by contract name.</summary>
public sealed class ComponentCatalog
{
    private readonly Dictionary<string, Type> _byContract = [];
    private readonly HashSet<Assembly> _assemblies = [];
    private readonly Lock _lock = new();

    internal ComponentCatalog()
    {
    }

    /// <summary>Takes in the extensions of an assembly.</summary>
    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        lock (_lock)
        {
            if (!_assemblies.Add(assembly))
                return;
            foreach (var type in assembly.GetTypes())
            {
                var contract = type.IsClass ? type.GetCustomAttribute<ExtensionBaseAttribute>(inherit: false)?.ContractName : null;
                if (contract != null && !_byContract.TryAdd(contract, type) && throwOnError && _byContract[contract] != type)
                    throw new InvalidOperationException($"Contract '{contract}' is claimed by both {_byContract[contract]} and {type}.");
            }
        }
    }

    internal Type FindExtension(string contract)
    {
        lock (_lock)
        {
            return _byContract.TryGetValue(contract, out var type) ? type : throw new InvalidOperationException(
                $"No class with the contract '{contract}' is known. Call ComponentCatalog.RegisterAssembly with the assembly that has it.");
        }
    }
}
