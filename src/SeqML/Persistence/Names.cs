namespace SeqML.Persistence;

/// <summary>The columns between the steps of a fitted chain. Saved models hold these names, so none ever changes; and none is left in the output.</summary>
internal static class Names
{
    public const string One = "SeqML.One";
    public const string Model = "SeqML.Model";
    public const string Input = "SeqML.Input";
    public const string Second = "SeqML.Second";
    public const string Tokens = "SeqML.Tokens";
    public const string Text = "SeqML.Text";
    public const string Start = "SeqML.Start";
    public const string Length = "SeqML.Length";
    public const string Bucket = "SeqML.Bucket";
    public const string PartOfSpeech = "SeqML.PartOfSpeech";
    public const string Features = "SeqML.Features";
    public const string Score = "SeqML.Score";
    public const string Probability = "SeqML.Probability";
    public const string PredictedLabel = "SeqML.PredictedLabel";
    public const string ClassIndex = "SeqML.ClassIndex";
    public const string ClassValue = "SeqML.ClassValue";
    public const string SpanType = "SeqML.SpanType";
    public const string SpanStart = "SeqML.SpanStart";
    public const string SpanLength = "SeqML.SpanLength";
    public const string SpanText = "SeqML.SpanText";
    public const string SpanProbability = "SeqML.SpanProbability";
}
