namespace SeqML.Tasks.Explanation;

/// <summary>How it is told which words decided. docs/explanation.md compares them.</summary>
public enum ExplanationMethod
{
    /// <summary>
    /// How much the pooling looked at each word: the weights of Yang et al. (2016, equation 6), above 0, which sum to 1. The quickest, for models with attention pooling only.
    /// It tells where the model looked, not what that spoke for (Jain and Wallace 2019).
    /// </summary>
    Attention,

    /// <summary>
    /// The gradient of the class's logit with respect to the word's vector, times the vector (Simonyan, Vedaldi and Zisserman 2014; Shrikumar, Greenside and Kundaje 2017): what the
    /// class would lose without the word, were the network linear. Cheap; blind where the network is saturated.
    /// </summary>
    GradientTimesInput,

    /// <summary>
    /// The mean of that gradient on the way from no words (vectors of zeros) to the text, times the word's vector (Sundararajan, Taly and Yan 2017, equation 1). The scores
    /// sum to what the words together add to the class's logit. The most faithful, and some <c>steps</c> times the price of a gradient.
    /// </summary>
    IntegratedGradients,
}
