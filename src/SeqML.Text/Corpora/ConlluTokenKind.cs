namespace SeqML.Text.Corpora;

/// <summary>What a line of CoNLL-U stands for.</summary>
public enum ConlluTokenKind
{
    /// <summary>A syntactic word: the id is a number, from 1 on.</summary>
    Word,

    /// <summary>A token of the text that several words make up, as "don't" of "do" and "n't": the id is "3-4".</summary>
    Range,

    /// <summary>A word that the text leaves out: the id is "8.1".</summary>
    EmptyNode,
}
