using System.IO.Compression;
using System.Text;
using Microsoft.ML;
using SeqML.Tests.Stages;
using SeqML.Text.Pipelines;

namespace SeqML.Tests.Persistence;

/// <summary>Saved models hold names of contracts, and what a name stands for never changes.</summary>
public sealed class ContractTests
{
    private readonly MLContext ml = new(1);

    [Theory]
    [InlineData(null, "SeqML.Transforms.TokenizeWords.PipelineWords.v1", "SeqML.Transforms.TokenizeWords.Pipeline.v1")]
    [InlineData("Start", "SeqML.Transforms.TokenizeWords.Pipeline.v1", "SeqML.Transforms.TokenizeWords.PipelineWords.v1")]
    public void A_pipelines_first_contract_gives_words_and_places_and_the_other_words_alone(string? start, string contract, string other)
    {
        var view = StageData.Texts(ml, "a b");
        using var stream = new MemoryStream();
        ml.Model.Save(ml.SeqML().Transforms.TokenizeWords("Words", "Text", new WordPipeline(), start).Fit(view), view.Schema, stream);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        var saved = string.Concat(zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
            return reader.ReadToEnd().Replace("\0", "", StringComparison.Ordinal); // names may be of UTF-16
        }));
        Assert.Contains(contract, saved, StringComparison.Ordinal);
        Assert.DoesNotContain(other, saved, StringComparison.Ordinal);
    }
}
