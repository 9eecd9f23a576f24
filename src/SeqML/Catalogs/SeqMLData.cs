using Microsoft.ML;
using SeqML.Corpora;
using SeqML.Text.Corpora;

namespace SeqML;

/// <summary>Files of tagged sentences: a row a sentence, in vectors of Text with an element a token. Nothing of a file is kept: each walk over the data reads it anew.</summary>
public sealed class SeqMLData
{
    internal SeqMLData()
    {
    }

    /// <summary>A file of columns, as those of the CoNLL shared tasks: a token a line, a blank line after each sentence.</summary>
    /// <param name="path">A file in UTF-8; one that ends in ".gz" is unpacked.</param>
    /// <param name="options">Its layout, and the names of the columns; null: "Tokens" is the first, "Label" the last; and "Text", "Line".</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">There are fewer columns than names; or, while rows are read, one has too few or too many columns. The message names file and line.</exception>
    /// <exception cref="ArgumentException">Two columns have one name.</exception>
    public IDataView LoadFromConll(string path, ConllLoaderOptions? options = null) => ConllColumns.Load(path, options ?? new());

    /// <summary>A treebank in CoNLL-U. Columns: Tokens (the forms of the words, without ranges and empty nodes), Label, Lemma, Upos, Xpos, Feats, Head, Deprel, Deps, Misc; Text, SentId and Line a sentence.</summary>
    /// <param name="path">A file in UTF-8; one that ends in ".gz" is unpacked.</param>
    /// <param name="label">Which of the columns is to be the label, too.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidDataException">While rows are read: a line has not ten columns, or ids are out of order. The message names file and line.</exception>
    public IDataView LoadFromConllu(string path, string label = "Upos") => ConlluColumns.Load(path, label);

    /// <summary>Writes a file of columns that <see cref="LoadFromConll"/> reads: a token a line, its values beside each other.</summary>
    /// <param name="data">Data whose rows are sentences.</param>
    /// <param name="path">A file; one that ends in ".gz" is packed. Where there is one it is replaced once all is written (the data may come from it), and stays as it is where a row cannot be written.</param>
    /// <param name="columns">Vectors of Text, or of Key with values. Key 0, and, but for the first column, an empty text, is written as O. Null: "Tokens" and "Label".</param>
    /// <param name="layout">How the file is laid out; null for the defaults: tabs between columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="ArgumentException">A row has no token, one column has more elements than another, or a value cannot be written so that it is read back. The message says which.</exception>
    public void SaveAsConll(IDataView data, string path, IReadOnlyList<string>? columns = null, ConllOptions? layout = null) =>
        ConllSaver.Save(data, path, columns ?? [ConllLoaderOptions.Tokens, ConllLoaderOptions.Label], layout ?? new());

    /// <summary>Writes a treebank in CoNLL-U that <see cref="LoadFromConllu"/> reads: its columns by their names, an underscore for what is not there. Ranges, empty nodes and other comments than text and sent_id are not among them.</summary>
    /// <param name="data">Data whose rows are sentences.</param>
    /// <param name="path">A file; one that ends in ".gz" is packed. Where there is one it is replaced once all is written (the data may come from it), and stays as it is where a row cannot be written.</param>
    /// <param name="options">Which columns are written; null: those that LoadFromConllu names, as far as they are there. <c>new() { Upos = "PredictedLabel" }</c> writes what a tagger found.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="ArgumentException">A row has no token, or one without a form; one column has more elements than another; or a value cannot be written so that it is read back. The message says which.</exception>
    public void SaveAsConllu(IDataView data, string path, ConlluSaverOptions? options = null) => ConlluSaver.Save(data, path, options ?? new());
}
