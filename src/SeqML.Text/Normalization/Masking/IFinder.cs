using SeqML.Text.Tokenization;

namespace SeqML.Text.Normalization.Masking;

/// <summary>Walks over the things of one kind in a text, from its start to its end. All together take linear time.</summary>
internal interface IFinder
{
    /// <summary>Goes to the next; false where there is none.</summary>
    /// <param name="found">Where it stands: after the one before, and not empty.</param>
    bool MoveNext(out TextSpan found);
}
