using SeqML.Text.Vocabularies;

namespace SeqML.Text.Subwords;

/// <summary>Tokens that stand for no text: what begins and ends a text, fills a batch, hides a word. Each is in the vocabulary as it is written here.</summary>
public sealed record SpecialTokens
{
    /// <summary>None at all. Text that the vocabulary cannot write is then left out; <see cref="ByteLevelTokenizer"/> can write any.</summary>
    public static SpecialTokens None { get; } = new();

    /// <summary>Those of BERT: [PAD] [UNK] [CLS] [SEP] [MASK]. (Devlin et al. 2019.)</summary>
    public static SpecialTokens Bert { get; } = new() { Padding = "[PAD]", Unknown = "[UNK]", Beginning = "[CLS]", End = "[SEP]", Mask = "[MASK]" };

    /// <summary>The one of GPT-2, which stands between texts: &lt;|endoftext|&gt;. (Radford et al. 2019.)</summary>
    public static SpecialTokens Gpt2 { get; } = new() { Beginning = "<|endoftext|>", End = "<|endoftext|>" };

    /// <summary>Those of many translation models: &lt;pad&gt; &lt;unk&gt; &lt;s&gt; &lt;/s&gt;.</summary>
    public static SpecialTokens Translation { get; } = new() { Padding = "<pad>", Unknown = "<unk>", Beginning = "<s>", End = "</s>" };

    /// <summary>What fills the short texts of a batch.</summary>
    /// <value>Null: none.</value>
    public string? Padding { get; init; }

    /// <summary>What stands for text that the vocabulary cannot write.</summary>
    /// <value>Null: none.</value>
    public string? Unknown { get; init; }

    /// <summary>What begins a text. No tokenizer adds it of itself.</summary>
    /// <value>Null: none.</value>
    public string? Beginning { get; init; }

    /// <summary>What ends a text; may be the same as <see cref="Beginning"/>. No tokenizer adds it of itself.</summary>
    /// <value>Null: none.</value>
    public string? End { get; init; }

    /// <summary>What hides a word that is to be guessed.</summary>
    /// <value>Null: none.</value>
    public string? Mask { get; init; }

    /// <summary>Further ones.</summary>
    /// <value>Empty.</value>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Whether a special token that is written in a text stands for itself. Of several that begin at one place the longest counts.</summary>
    /// <value>False: it is text like any other, so that no text of a stranger's can end a text or hide a word.</value>
    public bool AreRecognizedInText { get; init; }

    /// <summary>Each of them once: padding, unknown, beginning, end, mask, others. Where a vocabulary is learned, these are its first ids.</summary>
    public IReadOnlyList<string> All =>
        [.. new[] { Padding, Unknown, Beginning, End, Mask }.OfType<string>().Concat(Others).Distinct(StringComparer.Ordinal)];

    /// <exception cref="ArgumentException">One is empty, or has half a character.</exception>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Others);
        foreach (var token in All)
            if (string.IsNullOrEmpty(token) || !WellFormed.Is(token))
                throw new ArgumentException($"Expected special tokens of at least one character and no halves of characters, found '{token}'.", nameof(SpecialTokens));
    }
}
