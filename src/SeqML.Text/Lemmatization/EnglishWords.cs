using SeqML.Text.Lookup;

namespace SeqML.Text.Lemmatization;

/// <summary>Words of English that rules of context name.</summary>
internal static class EnglishWords
{
    public static readonly WordTable Possessives = new(["my", "your", "his", "her", "its", "our", "their", "whose", "'s", "'"]);
    public static readonly WordTable Subjects = new(["i", "you", "he", "she", "it", "we", "they", "who", "that", "which", "this", "there", "what", "everyone", "everybody", "someone", "somebody", "nobody", "one"]);
    public static readonly WordTable Singulars = new(["he", "she", "it", "who", "that", "everyone", "everybody", "someone", "somebody", "nobody", "everything", "something", "nothing"]);
    public static readonly WordTable BeforeVerbalS = new(["he", "she", "it", "that", "there", "here", "what", "who", "where", "how", "when", "why", "this", "everything", "something", "nothing", "everyone", "someone", "one"]);
    public static readonly WordTable AfterPerfectS = new(["been", "got", "gotten", "had", "become"]);
    public static readonly WordTable AfterPerfectD = new(["been", "better", "had", "gotten", "best", "rather"]);
    public static readonly WordTable Be = new(["be", "am", "is", "are", "was", "were", "been", "being", "'m", "'re", "'s"]);

    public static bool Has(this WordTable words, ReadOnlySpan<char> word) => words.Find(word) >= 0;
}
