namespace SeqML.Conventions.Tests;

public sealed class ArrowTests
{
    [Fact]
    public void A_room_uses_only_the_rooms_below_it()
    {
        foreach (var (assembly, uses) in Repository.Rooms)
            foreach (var reference in assembly.GetReferencedAssemblies().Select(name => name.Name!))
                if (reference.StartsWith("SeqML", StringComparison.Ordinal) || IsMLNet(reference))
                    Assert.True(uses.Any(use => use == reference || (use == "Microsoft.ML" && IsMLNet(reference))),
                        $"{assembly.GetName().Name} uses {reference}");
    }

    [Fact]
    public void Only_the_pack_knows_ML_NET()
    {
        var offenders = Repository.Files("*.cs", "src")
            .Where(file => !Repository.Relative(file).StartsWith("src/SeqML/", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("using Microsoft.ML", StringComparison.Ordinal));
        Assert.Empty(offenders.Select(Repository.Relative));
    }

    [Fact]
    public void Models_bind_to_one_assembly_version_within_a_major_version() =>
        Assert.All(Repository.Rooms, room => Assert.Equal(new Version(1, 0, 0, 0), room.Assembly.GetName().Version));

    private static bool IsMLNet(string reference) =>
        reference.StartsWith("Microsoft.ML", StringComparison.Ordinal) || reference == "MLNet.Compat";
}
