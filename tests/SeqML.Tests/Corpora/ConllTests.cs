using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Corpora;
using SeqML.Tests.Tagging;
using SeqML.Text.Corpora;

namespace SeqML.Tests.Corpora;

public sealed class ConllTests
{
    private const string Columns = "-DOCSTART- -X- O\n\nEve NNP B-PER\nAdams NNP I-PER\nsleeps VBZ O\n\n\n# a comment of five words\nBonn NNP B-LOC\n. . O\n";

    private const string Treebank = "# sent_id = s1\n# text = I don't.\n1\tI\tI\tPRON\tPRP\tCase=Nom\t2\tnsubj\t_\t_\n2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
        + "2\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_\n3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n3.1\tgo\tgo\tVERB\t_\t_\t_\t_\t_\t_\n4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"
        + "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No\n2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n";

    private readonly MLContext ml = new(1);

    private static TemporaryFile File(string text)
    {
        var file = new TemporaryFile();
        System.IO.File.WriteAllText(file.Path, text);
        return file;
    }

    private static string[] Rows(IDataView data, string column) =>
        [.. data.GetColumn<VBuffer<ReadOnlyMemory<char>>>(column).Select(values => string.Join('|', values.DenseValues()))];

    private static string Describe(IDataView data) => string.Join("; ", data.Schema.Select(column => $"{column.Name}: {column.Type}"));

    [Fact]
    public void Columns_have_names_by_their_place()
    {
        using var file = File(Columns);
        var data = ml.SeqML().Data.LoadFromConll(file.Path);
        Assert.Equal("Tokens: Vector<String>; Column2: Vector<String>; Label: Vector<String>; Text: String; Line: Int32", Describe(data));
        Assert.Equal(["Eve|Adams|sleeps", "Bonn|."], Rows(data, "Tokens"));
        Assert.Equal(["NNP|NNP|VBZ", "NNP|."], Rows(data, "Column2"));
        Assert.Equal(["B-PER|I-PER|O", "B-LOC|O"], Rows(data, "Label"));
        Assert.Equal(["Eve Adams sleeps", "Bonn ."], data.GetColumn<string>("Text"));
        Assert.Equal([3, 9], data.GetColumn<int>("Line"));
        Assert.Null(data.GetRowCount());
        Assert.False(data.CanShuffle);
    }

    [Fact]
    public void Columns_can_be_named_and_left_away()
    {
        using var file = File("1\tEve\tB-PER\tO\n2\tAdams\tI-PER\tO\n");
        var data = ml.SeqML().Data.LoadFromConll(file.Path, new ConllLoaderOptions
        {
            Layout = new ConllOptions { Separator = '\t' },
            ColumnNames = [null, "Tokens", "Label"],
            TextColumnName = "Sentence",
            LineColumnName = null,
        });
        Assert.Equal("Tokens: Vector<String>; Label: Vector<String>; Sentence: String", Describe(data));
        Assert.Equal(["Eve Adams"], data.GetColumn<string>("Sentence"));
        Assert.Equal("Words: Vector<String>; Line: Int32", Describe(ml.SeqML().Data.LoadFromConll(file.Path, new ConllLoaderOptions { ColumnNames = ["", "Words"] })));
    }

    [Fact]
    public void Each_walk_reads_the_file_anew_and_row_by_row()
    {
        using var file = File(Columns);
        var data = ml.SeqML().Data.LoadFromConll(file.Path);
        System.IO.File.WriteAllText(file.Path, "Rome NNP B-LOC\n\nbroken\n");
        using var cursor = data.GetRowCursor([data.Schema["Tokens"]]);
        var getter = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(data.Schema["Tokens"]);
        VBuffer<ReadOnlyMemory<char>> tokens = default;
        Assert.Equal(-1, cursor.Position);
        Assert.Throws<InvalidOperationException>(() => getter(ref tokens));
        Assert.True(cursor.MoveNext());
        Assert.Equal(0, cursor.Position);
        getter(ref tokens);
        Assert.Equal("Rome", tokens.GetItemOrDefault(0).ToString());
        TagData.Contains(Assert.Throws<InvalidDataException>(() => cursor.MoveNext()), Path.GetFileName(file.Path), "line 3");
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(data.Schema["Label"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(data.Schema["Tokens"]));
        System.IO.File.WriteAllText(file.Path, "Rome NNP B-LOC\n");
        using var other = data.GetRowCursorSet(data.Schema, 4).Single();
        Assert.True(other.MoveNext());
        Assert.False(other.MoveNext());
        Assert.False(other.MoveNext());
        Assert.Equal(-1, other.Position);
    }

    [Fact]
    public void What_is_wrong_with_a_file_is_told_with_its_line()
    {
        var load = ml.SeqML().Data;
        Assert.Throws<FileNotFoundException>(() => load.LoadFromConll("nowhere.conll"));
        Assert.Throws<FileNotFoundException>(() => load.LoadFromConllu("nowhere.conllu"));
        using (var file = File(Columns.Replace("sleeps VBZ O", "sleeps VBZ")))
            TagData.Contains(Assert.Throws<InvalidDataException>(() => Rows(load.LoadFromConll(file.Path, new ConllLoaderOptions { ColumnNames = ["Tokens"] }), "Tokens")), Path.GetFileName(file.Path), "line 5", "3 columns", "found 2");
        using (var file = File(Columns))
            TagData.Contains(Assert.Throws<InvalidDataException>(() => load.LoadFromConll(file.Path, new ConllLoaderOptions { ColumnNames = ["Tokens", "Pos", "Chunk", "Label"] })), file.Path, "4 columns", "found 3", "line 3");
        using (var file = File("\n\n"))
        {
            TagData.Contains(Assert.Throws<InvalidDataException>(() => load.LoadFromConll(file.Path)), file.Path, "ColumnNames");
            Assert.Empty(Rows(load.LoadFromConll(file.Path, new ConllLoaderOptions { ColumnNames = ["Tokens", "Label"] }), "Tokens"));
        }
        using (var file = File("1\tEve\n"))
        {
            TagData.Contains(Assert.Throws<InvalidDataException>(() => Rows(load.LoadFromConllu(file.Path), "Tokens")), Path.GetFileName(file.Path), "line 1", "10 columns");
            TagData.Contains(Assert.Throws<ArgumentException>(() => load.LoadFromConllu(file.Path, "Pos")), "'Upos'", "'Pos'");
            TagData.Contains(Assert.Throws<ArgumentException>(() => load.LoadFromConll(file.Path, new ConllLoaderOptions { ColumnNames = ["Tokens", "Text"] })), "'Text' twice");
        }
    }

    [Fact]
    public void A_treebank_has_its_words_and_all_that_is_said_of_them()
    {
        using var file = File(Treebank);
        var data = ml.SeqML().Data.LoadFromConllu(file.Path);
        Assert.Equal(["I|do|n't|.", "Yes|!"], Rows(data, "Tokens"));
        Assert.Equal(["PRON|AUX|PART|PUNCT", "INTJ|PUNCT"], Rows(data, "Label"));
        Assert.Equal(Rows(data, "Label"), Rows(data, "Upos"));
        Assert.Equal(["I|do|not|.", "yes|!"], Rows(data, "Lemma"));
        Assert.Equal(["2|0|2|2", "0|1"], Rows(data, "Head"));
        Assert.Equal(["Case=Nom|_|_|_", "_|_"], Rows(data, "Feats"));
        Assert.Equal(["I don't.", "Yes!"], data.GetColumn<string>("Text"));
        Assert.Equal(["s1", ""], data.GetColumn<string>("SentId"));
        Assert.Equal([3, 10], data.GetColumn<int>("Line"));
        Assert.Equal(["PRP|VBP|RB|.", "UH|."], Rows(ml.SeqML().Data.LoadFromConllu(file.Path, "Xpos"), "Label"));
        Assert.Equal(["nsubj|root|advmod|punct", "root|punct"], Rows(data, "Deprel"));
    }

    [Fact]
    public void What_was_loaded_is_written_as_it_was()
    {
        const string text = "Eve\tNNP\tB-PER\nsleeps\tVBZ\tO\n\nBonn\tNNP\tB-LOC\n\n";
        using TemporaryFile source = File(text), target = new();
        var data = ml.SeqML().Data.LoadFromConll(source.Path);
        ml.SeqML().Data.SaveAsConll(data, target.Path, ["Tokens", "Column2", "Label"]);
        Assert.Equal(text, System.IO.File.ReadAllText(target.Path));
        ml.SeqML().Data.SaveAsConll(TagData.Keyed(ml, data), target.Path, layout: new ConllOptions { Separator = ' ' });
        Assert.Equal("Eve B-PER\nsleeps O\n\nBonn B-LOC\n\n", System.IO.File.ReadAllText(target.Path));
    }

    [Fact]
    public void Key_0_and_no_text_are_written_as_O()
    {
        using TemporaryFile source = File("Eve PER\nsleeps nothing\n"), target = new();
        var data = ml.SeqML().Data.LoadFromConll(source.Path);
        var keys = ml.Data.LoadFromEnumerable(new[] { new Named { Name = "PER" } });
        var tagged = ml.Transforms.Conversion.MapValueToKey("Keys", "Label", keyData: keys).Append(ml.Transforms.Conversion.MapKeyToValue("Words", "Keys")).Fit(data).Transform(data);
        ml.SeqML().Data.SaveAsConll(tagged, target.Path, ["Tokens", "Label", "Keys", "Words"]);
        Assert.Equal("Eve\tPER\tPER\tPER\nsleeps\tnothing\tO\tO\n\n", System.IO.File.ReadAllText(target.Path));
    }

    [Fact]
    public void What_cannot_be_written_is_told()
    {
        using var target = new TemporaryFile();
        var save = ml.SeqML().Data;
        var view = TagData.View(ml, 6);
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => save.SaveAsConll(view, target.Path, ["Tokens", "Tags"])), "'Tags'");
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => save.SaveAsConll(view, target.Path, ["Tokens", "Text"])), "'Text'", "a vector of Text or of Key");
        Assert.Throws<ArgumentException>(() => save.SaveAsConll(view, target.Path, []));
        var uneven = ml.Data.LoadFromEnumerable(new[] { new Sentence { Tokens = ["a"], Label = ["O"] }, new Sentence { Tokens = ["a", "b"], Label = ["O"] } });
        TagData.Contains(Assert.Throws<ArgumentException>(() => save.SaveAsConll(uneven, target.Path)), "2 elements of 'Tokens'", "1 of 'Label'", "row 1");
        var empty = ml.Data.LoadFromEnumerable(new[] { new Sentence { Tokens = ["a"], Label = ["O"] }, new Sentence { Tokens = [], Label = [] } });
        TagData.Contains(Assert.Throws<ArgumentException>(() => save.SaveAsConll(empty, target.Path)), "sentence 2");
        var blank = ml.Data.LoadFromEnumerable(new[] { new Sentence { Tokens = ["a", ""], Label = ["O", "O"] } });
        TagData.Contains(Assert.Throws<ArgumentException>(() => save.SaveAsConll(blank, target.Path)), "Sentence 1");
    }

    [Fact]
    public void A_file_can_be_written_over_itself()
    {
        using var file = File("Eve NNP B-PER\nsleeps VBZ O\n\nBonn NNP B-LOC\n");
        var data = ml.SeqML().Data.LoadFromConll(file.Path);
        ml.SeqML().Data.SaveAsConll(data, file.Path, ["Tokens", "Column2", "Label"]);
        Assert.Equal("Eve\tNNP\tB-PER\nsleeps\tVBZ\tO\n\nBonn\tNNP\tB-LOC\n\n", System.IO.File.ReadAllText(file.Path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file.Path)!, Path.GetFileName(file.Path) + "*"));
    }

    [Fact]
    public void What_cannot_be_written_leaves_the_file_that_was_there()
    {
        using var file = File("Eve B-PER\n");
        var rows = Enumerable.Repeat(new Sentence { Tokens = ["Bonn"], Label = ["B-LOC"] }, 5000).Append(new Sentence { Tokens = [""], Label = ["O"] });
        Assert.Throws<ArgumentException>(() => ml.SeqML().Data.SaveAsConll(ml.Data.LoadFromEnumerable(rows), file.Path));
        Assert.Throws<ArgumentException>(() => ml.SeqML().Data.SaveAsConllu(ml.Data.LoadFromEnumerable(rows), file.Path));
        Assert.Equal("Eve B-PER\n", System.IO.File.ReadAllText(file.Path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file.Path)!, Path.GetFileName(file.Path) + "*"));
    }

    [Fact]
    public void A_treebank_is_written_with_the_same_columns()
    {
        using TemporaryFile source = File(Treebank), target = new();
        var data = ml.SeqML().Data.LoadFromConllu(source.Path);
        ml.SeqML().Data.SaveAsConllu(data, target.Path);
        var again = ml.SeqML().Data.LoadFromConllu(target.Path);
        foreach (var name in new[] { "Tokens", "Label", "Lemma", "Upos", "Xpos", "Feats", "Head", "Deprel", "Deps", "Misc" })
            Assert.Equal(Rows(data, name), Rows(again, name));
        foreach (var name in new[] { "Text", "SentId" })
            Assert.Equal(data.GetColumn<string>(name), again.GetColumn<string>(name));
        var once = System.IO.File.ReadAllText(target.Path);
        Assert.StartsWith("# sent_id = s1\n# text = I don't.\n1\tI\tI\tPRON\tPRP\tCase=Nom\t2\tnsubj\t_\t_\n2\tdo\t", once);
        ml.SeqML().Data.SaveAsConllu(again, target.Path);
        Assert.Equal(once, System.IO.File.ReadAllText(target.Path));
    }

    [Fact]
    public void A_treebank_is_written_from_columns_by_name()
    {
        using var target = new TemporaryFile();
        var save = ml.SeqML().Data;
        var view = TagData.Keyed(ml, ml.Data.LoadFromEnumerable(new[] { new Sentence { Tokens = ["Eve", "ate"], Label = ["PROPN", ""], Text = "Eve ate" } }));
        save.SaveAsConllu(view, target.Path, new() { Upos = "Label", Misc = "Tokens", Text = "" });
        Assert.Equal("1\tEve\t_\tPROPN\t_\t_\t_\t_\t_\tEve\n2\tate\t_\t_\t_\t_\t_\t_\t_\tate\n\n", System.IO.File.ReadAllText(target.Path));
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => save.SaveAsConllu(view, target.Path, new() { Lemma = "Lemmas" })), "'Lemmas'");
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => save.SaveAsConllu(view, target.Path, new() { Upos = "Text" })), "'Text'", "a vector of Text or of Key");
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => save.SaveAsConllu(view, target.Path, new() { Text = "Tokens" })), "'Tokens'", "to be Text");
        var uneven = ml.Data.LoadFromEnumerable(new[] { new Sentence { Tokens = ["a", "b"], Label = ["X"] } });
        TagData.Contains(Assert.Throws<ArgumentException>(() => save.SaveAsConllu(uneven, target.Path, new() { Upos = "Label" })), "2 elements of 'Tokens'", "1 of 'Label'", "row 0");
        var blank = ml.Data.LoadFromEnumerable(new[] { new Sentence { Tokens = ["a", ""] } });
        TagData.Contains(Assert.Throws<ArgumentException>(() => save.SaveAsConllu(blank, target.Path)), "word 1 of row 0", "'Tokens'");
    }

    [Fact]
    public void A_file_is_trained_on_and_tagged_and_written()
    {
        using TemporaryFile source = new(), target = new();
        ml.SeqML().Data.SaveAsConll(TagData.View(ml), source.Path);
        var data = ml.SeqML().Data.LoadFromConll(source.Path);
        var model = TagData.Pipeline(ml).Fit(data);
        ml.SeqML().Data.SaveAsConll(model.Transform(data), target.Path, ["Tokens", "PredictedLabel"]);
        Assert.Equal(System.IO.File.ReadAllText(source.Path), System.IO.File.ReadAllText(target.Path));
    }

    private sealed class Named
    {
        public string? Name { get; set; }
    }
}
