using Microsoft.ML.Data;
using SeqML.Persistence;

namespace SeqML.Featurizers;

/// <summary>The vectors of a row's words, one after the other.</summary>
internal sealed class SequenceOutput
{
    [ColumnName(Names.Features)]
    public VBuffer<float> Features;
}
