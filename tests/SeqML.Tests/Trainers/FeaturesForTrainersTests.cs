using Microsoft.ML;
using SeqML.Embeddings;
using SeqML.Embeddings.Pooling;

namespace SeqML.Tests.Trainers;

/// <summary>ML.NET's own trainers read the features, which is what they are for. Only with the real ML.NET.</summary>
public sealed class FeaturesForTrainersTests
{
    // What all texts share, which SIF takes out, is their longest direction, and not what tells them apart.
    private static readonly WordVectors Vectors = WordVectors.Create(["good", "bad", "film", "the"], [1, -0.5f, 0.3f, -1, 0.7f, 0.2f, 0.1f, 0.2f, 3, 0, 0.1f, 3]);

    private readonly MLContext ml = new(1);

    public static TheoryData<WordPooling> All => [new MeanPooling(), new MaxPooling(), new MinMeanMaxPooling(), new TfIdfPooling(), new SifPooling { Smoothing = 1 }];

    [Theory]
    [MemberData(nameof(All))]
    public void Linear_trainers_learn_from_sentence_vectors_and_the_model_is_saved(WordPooling pooling)
    {
        var view = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(i => new Claim { Label = i % 2 == 0, Text = $"the {(i % 2 == 0 ? "good" : "bad")} film {i % 7}" }).ToList());
        var features = ml.SeqML().Transforms.FeaturizeWords("Features", "Text", Vectors, pooling);
        foreach (var pipeline in new IEstimator<ITransformer>[]
        {
            features.Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression()),
            features.Append(ml.BinaryClassification.Trainers.LbfgsLogisticRegression()),
        })
        {
            var model = pipeline.Fit(view);
            foreach (var fitted in new[] { model, TestData.SaveAndLoad(ml, model, view.Schema) })
            {
                Assert.Equal(1, ml.BinaryClassification.Evaluate(fitted.Transform(view)).Accuracy);
                using var engine = ml.Model.CreatePredictionEngine<Claim, Verdict>(fitted);
                Assert.True(engine.Predict(new Claim { Text = "The GOOD film" }).PredictedLabel);
                Assert.True(float.IsFinite(engine.Predict(new Claim()).Score));
            }
        }
    }
}
