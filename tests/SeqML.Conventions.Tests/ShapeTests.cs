using System.Reflection;
using System.Text.RegularExpressions;

namespace SeqML.Conventions.Tests;

public sealed partial class ShapeTests
{
    [Fact]
    public void No_source_file_is_longer_than_400_lines()
    {
        var long_ = Repository.SourceFiles().Where(file => File.ReadLines(file).Count() > 400).Select(Repository.Relative);
        Assert.Empty(long_);
    }

    [Fact]
    public void Every_class_is_sealed_static_or_abstract()
    {
        var open = Repository.Rooms.SelectMany(room => room.Assembly.GetTypes())
            .Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !type.Name.Contains('<', StringComparison.Ordinal))
            .Select(type => type.FullName);
        Assert.Empty(open);
    }

    [Fact]
    public void A_namespace_is_the_folder_of_its_file()
    {
        var strays = from file in Repository.Files("*.cs", "src")
                     let relative = Repository.Relative(file)
                     let expected = Path.GetDirectoryName(relative)!.Replace('\\', '/')["src/".Length..].Replace('/', '.')
                     let found = NamespacePattern().Match(File.ReadAllText(file)).Groups[1].Value
                     where found.Length > 0 && found != expected && !relative.StartsWith("src/SeqML/Catalogs/", StringComparison.Ordinal)
                     select $"{relative}: {found}";
        Assert.Empty(strays);
    }

    [Fact]
    public void A_file_is_named_for_the_first_type_in_it()
    {
        var strays = from file in Repository.Files("*.cs", "src")
                     let name = Path.GetFileNameWithoutExtension(file)
                     let types = TypePattern().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).ToList()
                     where types.Count > 0 && !types.Contains(name) && !GatherSeveral.Contains(name)
                     select $"{Repository.Relative(file)}: {string.Join(", ", types)}";
        Assert.Empty(strays);
    }

    /// <summary>Files of several small types that are one thing together.</summary>
    private static readonly HashSet<string> GatherSeveral = ["Rows", "ClassifierInputs"];

    [Fact]
    public void Nothing_is_unfinished_or_silenced()
    {
        string[] marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception", "#reg" + "ion"];
        var found = from file in Repository.SourceFiles()
                    let text = File.ReadAllText(file)
                    from mark in marks
                    where text.Contains(mark, StringComparison.Ordinal)
                    select $"{Repository.Relative(file)}: {mark}";
        Assert.Empty(found);
    }

    [Fact]
    public void No_public_field_or_member_is_mutable_and_static()
    {
        var ambient = Repository.Rooms.SelectMany(room => room.Assembly.GetExportedTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field is { IsInitOnly: false, IsLiteral: false } && !field.Name.Contains('<', StringComparison.Ordinal))
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}");
        Assert.Empty(ambient);
    }

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespacePattern();

    [GeneratedRegex(@"^(?:public|internal)[\w ]* (?:class|interface|record struct|struct|record|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TypePattern();
}
