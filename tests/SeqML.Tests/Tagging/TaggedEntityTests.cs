using SeqML.Tagging;

namespace SeqML.Tests.Tagging;

public sealed class TaggedEntityTests
{
    [Fact]
    public void Parallel_columns_become_entities() =>
        Assert.Equal([new TaggedEntity("PER", 1, 3, "Ada", 0.5f), new TaggedEntity("LOC", 9, 4, "Bonn", 0.25f)],
            TaggedEntity.Zip(["PER", "LOC"], [1, 9], [3, 4], ["Ada", "Bonn"], [0.5f, 0.25f]));

    [Fact]
    public void No_elements_are_no_entities()
    {
        Assert.Empty(TaggedEntity.Zip(null, null, null, null, null));
        Assert.Empty(TaggedEntity.Zip([], null, [], null, []));
        Assert.Empty(new Tagged().Entities);
    }

    [Fact]
    public void Columns_of_different_lengths_are_refused() =>
        TagData.Contains(Assert.Throws<ArgumentException>(() => TaggedEntity.Zip(["PER"], [1], [3], null, [1])), "1 types", "0 texts");
}
