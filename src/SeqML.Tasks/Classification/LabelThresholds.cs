using System.Text.Json.Serialization;

namespace SeqML.Tasks.Classification;

/// <summary>From which probability on a label is predicted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LabelThresholds>))]
public enum LabelThresholds
{
    /// <summary>Above 0.5, whichever the label.</summary>
    Half,

    /// <summary>For each label above the number that gives the best F1 on the validation rows: for rare labels it is often lower. (Lipton et al. 2014.) A label that holds in no validation row keeps 0.5.</summary>
    Tuned,
}
