using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>How a custom mapping is stored: not the function, but the contract under which its assembly offers it again.</summary>
internal static class CustomMappingModel
{
    public const string Signature = "CustomMapping";

    public static void Save(ModelSaveContext context, string contractName, Assembly assembly)
    {
        if (string.IsNullOrEmpty(contractName))
            throw new InvalidOperationException("A custom mapping without a contract name cannot be saved.");
        context.SetSignature(Signature);
        context.Writer.Write(contractName);
        context.Writer.Write(assembly.FullName);
    }

    public static ITransformer Load(ModelLoadContext context)
    {
        var contractName = context.Reader.ReadString();
        Register(context, context.Reader.ReadString());
        try
        {
            var type = context.Environment.ComponentCatalog.FindExtension(contractName);
            var factory = Activator.CreateInstance(type) as ICustomMappingFactory
                ?? throw new InvalidOperationException($"{type}, whose contract is '{contractName}', is no CustomMappingFactory.");
            return factory.CreateTransformer(contractName);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The custom mapping '{contractName}' could not be made again.", exception);
        }
    }

    // An assembly that is not there may have been registered under another name: only the missing contract is an error.
    private static void Register(ModelLoadContext context, string assemblyName)
    {
        try
        {
            context.Environment.ComponentCatalog.RegisterAssembly(Assembly.Load(assemblyName));
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
        }
    }
}
