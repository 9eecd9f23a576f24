namespace SeqML.Embeddings;

/// <summary>The formats of files of word vectors.</summary>
public enum WordVectorsFormat
{
    /// <summary>GloVe's text: in each line a word and its numbers. (Pennington et al. 2014.)</summary>
    GloVe,

    /// <summary>word2vec's text, which fastText's .vec is too: as GloVe's, after a line with how many words and how many numbers there are. (Mikolov et al. 2013.)</summary>
    Word2VecText,

    /// <summary>word2vec's binary format: the line with the two numbers, then each word, a blank, and its numbers as floats of four bytes.</summary>
    Word2VecBinary,

    /// <summary>fastText's .bin: the dictionary, and the rows of words and of buckets of n-grams, of which a vector for any word is made. (Bojanowski et al. 2017.)</summary>
    FastText,

    /// <summary>charNgram's text: in each line the name of a character n-gram, such as <c>2gram-th</c> or <c>3gram-#BEGIN#th</c>, and its numbers. (Hashimoto et al. 2017.)</summary>
    CharNgram,

    /// <summary>SeqML's own, with words, vectors and subwords of either kind, made to be mapped: see <see cref="WordVectorsStorage.Mapped"/>. It is read from files only, as they are.</summary>
    Mapped,
}
