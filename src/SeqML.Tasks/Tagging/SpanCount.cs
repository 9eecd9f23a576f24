namespace SeqML.Tasks.Tagging;

/// <summary>Counts right spans of training's validation; where tags make none, right tags.</summary>
internal sealed class SpanCount(TagSet tags)
{
    private long gold;
    private long guessed;
    private long right;

    /// <summary>What the value is called.</summary>
    public string Name => tags.Scheme is null ? "Accuracy" : "F1";

    /// <summary>F1 of the spans, from 0 to 1; 1 where there are none to be found and none was. Of tags without spans it is the accuracy.</summary>
    public double Value => gold + guessed == 0 ? 1 : 2d * right / (gold + guessed);

    public void Add(ReadOnlySpan<int> truth, ReadOnlySpan<int> guess)
    {
        if (tags.Scheme is null)
        {
            (gold, guessed) = (gold + truth.Length, guessed + truth.Length);
            for (var i = 0; i < truth.Length; i++)
                right += truth[i] == guess[i] ? 1 : 0;
            return;
        }
        for (var i = 0; i < truth.Length; i++)
        {
            var (isGold, isGuessed) = (Starts(truth, i), Starts(guess, i));
            gold += isGold ? 1 : 0;
            guessed += isGuessed ? 1 : 0;
            if (isGold && isGuessed && tags.TypeOf(truth[i]) == tags.TypeOf(guess[i]) && tags.EndOfSpan(truth, i) == tags.EndOfSpan(guess, i))
                right++;
        }
    }

    private bool Starts(ReadOnlySpan<int> sentence, int token) =>
        tags.TypeOf(sentence[token]) is not null && (token == 0 || !tags.Continues(sentence[token - 1], sentence[token]));
}
