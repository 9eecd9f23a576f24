using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>
/// conlleval.pl does not compare spans: it walks over both columns at once, and a span is right where starts and ends came together. For tags that it has rules for this is
/// the same; for others (a span of X without type never ends) only the walk gives its figures.
/// </summary>
internal sealed class ConllevalCounter : SpanCounter
{
    private ConllevalTag lastGold = ConllevalTag.Outside, lastPredicted = ConllevalTag.Outside;
    private bool inCorrect;

    public override void Add(IReadOnlyList<string> gold, IReadOnlyList<string> predicted, IReadOnlyList<TagSpan> goldSpans, IReadOnlyList<TagSpan> predictedSpans)
    {
        for (var i = 0; i < gold.Count; i++)
            Step(ConllevalTag.Of(gold[i]), ConllevalTag.Of(predicted[i]));
        Step(ConllevalTag.Outside, ConllevalTag.Outside); // the blank line
    }

    public override void Finish()
    {
        if (inCorrect)
            CountCorrect(lastGold.Type);
        inCorrect = false;
    }

    private void Step(ConllevalTag gold, ConllevalTag predicted)
    {
        var (goldEnds, predictedEnds) = (lastGold.EndsBefore(gold), lastPredicted.EndsBefore(predicted));
        if (inCorrect && goldEnds && predictedEnds && lastPredicted.Type == lastGold.Type)
        {
            inCorrect = false;
            CountCorrect(lastGold.Type);
        }
        else if (goldEnds != predictedEnds || predicted.Type != gold.Type)
        {
            inCorrect = false;
        }
        var (goldStarts, predictedStarts) = (gold.StartsAfter(lastGold), predicted.StartsAfter(lastPredicted));
        if (goldStarts && predictedStarts && predicted.Type == gold.Type)
            inCorrect = true;
        if (goldStarts)
            CountGold(gold.Type);
        if (predictedStarts)
            CountPredicted(predicted.Type);
        (lastGold, lastPredicted) = (gold, predicted);
    }
}
