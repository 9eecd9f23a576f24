using System.Reflection;

namespace SeqML.Tests.Persistence;

/// <summary>What a fitted model reads of its texts at the first row is shared by all threads that predict: none of it is written later.</summary>
public sealed class SharedStateTests
{
    [Fact]
    public void What_the_pack_decodes_of_a_model_has_read_only_fields()
    {
        var pack = typeof(SeqMLCatalog).Assembly;
        var shared = pack.GetTypes().Where(type => !type.ContainsGenericParameters || type.IsAbstract)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(field => field.FieldType)
            .Where(type => type is { IsGenericType: true } && type.GetGenericTypeDefinition().FullName == "SeqML.Persistence.Decoded`1")
            .Select(type => type.GetGenericArguments()[0]).Where(type => type.Assembly == pack).ToHashSet();
        Assert.Contains("VocabularyState", shared.Select(type => type.Name));
        Assert.Empty(shared.SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => !field.IsInitOnly).Select(field => $"{field.DeclaringType}.{field.Name}"));
    }
}
