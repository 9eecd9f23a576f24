using System.Reflection;
using System.Text;

namespace SeqML.Conventions.Tests;

/// <summary>The public API of each assembly is an approved text file: a change of it is seen in the diff, or is a mistake.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Assemblies => [.. Repository.Rooms.Select(room => room.Assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_API_is_the_approved_one(string name)
    {
        var assembly = Repository.Rooms.Select(room => room.Assembly).Single(assembly => assembly.GetName().Name == name);
        var found = Describe(assembly);
        var file = Path.Combine(Repository.Root, "tests", "SeqML.Conventions.Tests", "approved", $"{name}.txt");
        if (Environment.GetEnvironmentVariable("SEQML_APPROVE") == "1")
            File.WriteAllText(file, found);
        Assert.True(File.Exists(file), $"There is no approved API for {name}. Run this test with SEQML_APPROVE=1, and read what it wrote.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), found);
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(KindOf(type)).Append(' ').Append(Name(type, full: true)).Append('\n');
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => member is not MethodBase { IsSpecialName: true } or ConstructorInfo)
                .Where(member => member is not Type && !IsMadeByCompiler(type, member))
                .Select(Line).Order(StringComparer.Ordinal);
            foreach (var member in members)
                text.Append("    ").Append(member).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>What a record or an enum has of itself says nothing.</summary>
    private static bool IsMadeByCompiler(Type type, MemberInfo member) =>
        member.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is not null
        || member.Name is "Equals" or "GetHashCode" or "PrintMembers" or "Deconstruct" or "<Clone>$"
        || (type.IsEnum && member.Name == "value__");

    private static string KindOf(Type type) => type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : "sealed class";

    private static string Line(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{{(property.CanRead ? " get;" : "")}{(property.SetMethod?.IsPublic == true ? " set;" : "")} }}",
        FieldInfo field => $"{(field.IsLiteral ? "const " : "")}{Name(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}",
        _ => member.ToString()!,
    };

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "null"}" : "")}"));

    private static string Name(Type type, bool full = false)
    {
        if (type.IsByRef)
            return "ref " + Name(type.GetElementType()!);
        var name = full && type.FullName is { } whole ? whole.Split('[')[0] : type.Name;
        return !type.IsGenericType ? name : $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(argument => Name(argument)))}>";
    }
}
