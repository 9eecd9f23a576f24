using SeqML.Tagging;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging;

namespace SeqML.Tests.Tagging;

public sealed class TaggingOptionsTests
{
    [Fact]
    public void Every_option_of_a_tagger_is_one_here_with_the_same_default()
    {
        var (ours, theirs) = (new SequenceTaggingOptions<LstmEncoder>(), new TaggerOptions());
        foreach (var option in typeof(TaggerOptions).GetProperties())
        {
            var same = typeof(SequenceTaggingOptions<LstmEncoder>).GetProperty(option.Name);
            Assert.True(same is not null, option.Name);
            Assert.Equal(option.GetValue(theirs), same.GetValue(ours));
        }
    }
}
