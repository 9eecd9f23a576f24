using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

/// <summary>Removes the commonest words of a language from tokens.</summary>
public sealed class StopWordsRemovingEstimator : TrivialEstimator<StopWordsRemovingTransformer>
{
    internal StopWordsRemovingEstimator((string Output, string Input)[] pairs, Language language)
        : base(new StopWordsRemovingTransformer(pairs, language))
    {
    }

    /// <summary>The languages; here only English has a list.</summary>
    public enum Language
    {
        /// <summary>English.</summary>
        English = 0,

        /// <summary>French.</summary>
        French = 1,

        /// <summary>German.</summary>
        German = 2,

        /// <summary>Dutch.</summary>
        Dutch = 3,

        /// <summary>Danish.</summary>
        Danish = 4,

        /// <summary>Swedish.</summary>
        Swedish = 5,

        /// <summary>Italian.</summary>
        Italian = 6,

        /// <summary>Spanish.</summary>
        Spanish = 7,

        /// <summary>Portuguese.</summary>
        Portuguese = 8,

        /// <summary>Portuguese as in Brazil.</summary>
        Portuguese_Brazilian = 9,

        /// <summary>Norwegian Bokmål.</summary>
        Norwegian_Bokmal = 10,

        /// <summary>Russian.</summary>
        Russian = 11,

        /// <summary>Polish.</summary>
        Polish = 12,

        /// <summary>Czech.</summary>
        Czech = 13,

        /// <summary>Arabic.</summary>
        Arabic = 14,

        /// <summary>Japanese.</summary>
        Japanese = 15,
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => WordRemoval.Shape(inputSchema, Transformer.Pairs);
}
