using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Tests.Tagging;

/// <summary>What the estimator plans, what the transformer promises, and what comes, are one.</summary>
public sealed class TaggingSchemaTests
{
    [Theory]
    [InlineData("Tokens", null)]
    [InlineData("Tokens", "Text")]
    [InlineData("Text", null)]
    public void The_planned_columns_are_those_that_come(string input, string? text)
    {
        var ml = new MLContext(1);
        var view = TagData.Keyed(ml, TagData.View(ml, 24));
        var estimator = ml.SeqML().SequenceTagging.Lstm(TagData.Options(input, TagData.Training() with { Epochs = 1 }) with { TextColumnName = text });
        var model = estimator.Fit(view);
        var found = model.Transform(view).Schema;

        Assert.Equal(Describe(found), Describe(model.GetOutputSchema(view.Schema)));
        Assert.Equal(Describe(found), Describe(TestData.SaveAndLoad(ml, model, view.Schema).GetOutputSchema(view.Schema)));
        Assert.Equal(Describe(found), Describe(model.GetRowToRowMapper(view.Schema).OutputSchema));

        var planned = estimator.GetOutputSchema(Shape(ml, view.Schema)).ToDictionary(column => column.Name);
        foreach (var column in found.Where(column => !column.IsHidden && column.Name.StartsWith("Span", StringComparison.Ordinal) || column.Name is "PredictedLabel" or "Score"))
        {
            Assert.True(planned.TryGetValue(column.Name, out var plan), column.Name);
            var item = ((VectorDataViewType)column.Type).ItemType;
            Assert.Equal((SchemaShape.Column.VectorKind.VariableVector, item is KeyDataViewType, item.RawType), (plan.Kind, plan.IsKey, plan.ItemType.RawType));
            Assert.Equal(column.Annotations.Schema.Select(annotation => annotation.Name), plan.Annotations.Select(annotation => annotation.Name));
        }
        Assert.Equal(Visible(found), planned.Keys.Order());
    }

    private static IEnumerable<string> Visible(DataViewSchema schema) => schema.Where(column => !column.IsHidden).Select(column => column.Name).Order();

    private static string Describe(DataViewSchema schema) => string.Join("; ", schema.Where(column => !column.IsHidden).Select(column =>
        $"{column.Name}: {column.Type} {string.Join(',', column.Annotations.Schema.Select(annotation => annotation.Name))}"));

    /// <summary>The shape of data, which only an estimator tells an outsider: one that maps keys of tags.</summary>
    private static SchemaShape Shape(MLContext ml, DataViewSchema schema)
    {
        SchemaShape? shape = null;
        new Spy(found => shape = found).Append(ml.Transforms.CopyColumns("Copy", "Text")).Fit(new EmptyView(schema));
        return shape!;
    }

    private sealed class Spy(Action<SchemaShape> see) : IEstimator<ITransformer>
    {
        private readonly IEstimator<ITransformer> copy = new MLContext().Transforms.CopyColumns("Spied", "Text");

        public ITransformer Fit(IDataView input) => copy.Fit(input);

        public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        {
            see(inputSchema);
            return copy.GetOutputSchema(inputSchema);
        }
    }

    private sealed class EmptyView(DataViewSchema schema) : IDataView
    {
        public bool CanShuffle => false;

        public DataViewSchema Schema => schema;

        public long? GetRowCount() => 0;

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => throw new InvalidOperationException("No row is to be read.");

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];
    }
}
