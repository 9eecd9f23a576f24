using Microsoft.ML.Data;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>The labels whose probabilities are above their thresholds.</summary>
internal static class HeldLabels
{
    public static void Write(MultilabelClassifier model, ReadOnlySpan<float> probabilities, ref VBuffer<int> labels)
    {
        var count = 0;
        for (var label = 0; label < probabilities.Length; label++)
            count += model.Holds(label, probabilities[label]) ? 1 : 0;
        var editor = VBufferEditor.Create(ref labels, count);
        for (int label = 0, next = 0; next < count; label++)
            if (model.Holds(label, probabilities[label]))
                editor.Values[next++] = label;
        labels = editor.Commit();
    }
}
