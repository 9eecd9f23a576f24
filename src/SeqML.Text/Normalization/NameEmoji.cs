using System.Text.Json.Serialization;
using SeqML.Text.Languages;
using SeqML.Text.Normalization.Emoji;
using SeqML.Text.Normalization.Storage;

namespace SeqML.Text.Normalization;

/// <summary>Puts its name for each emoji, between colons: 👍 becomes ":thumbs_up:". One without a name gets its number, as ":u1fabf:". <see cref="ReplaceEmoji"/> puts a mask instead.</summary>
/// <remarks>
/// Names by rules: flags have that of their letters (":flag_de:"), keycaps that of their key (":keycap_1:"), tones of skin follow the name (":thumbs_up_medium_skin_tone:"), and joined emoji have the names of their parts
/// where the sequence has none of its own. What is an emoji is as in <see cref="ReplaceEmoji"/>.
/// </remarks>
public sealed record NameEmoji : NormalizationStage
{
    private readonly Derived<EmojiNames> names;

    /// <summary>Puts names for emoji.</summary>
    /// <param name="language">Whose names; English where it is null.</param>
    /// <exception cref="ArgumentException">The language has no emoji.txt.</exception>
    public NameEmoji(Language? language = null)
        : this((language ?? Language.Of("en")).Text(EmojiNames.File))
    {
    }

    [JsonConstructor]
    internal NameEmoji(string entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        Entries = entries;
        names = new(new EmojiNames(entries));
    }

    /// <summary>The names, as the language's emoji.txt has them.</summary>
    public string Entries { get; }

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        for (var finder = new EmojiFinder(editor.Source); finder.MoveNext(out var found);)
        {
            var name = text.Builder.Clear().Append(':');
            names.Value.Append(found.In(editor.Source), name);
            name.Append(':');
            editor.Replace(found.Start, found.Length, name);
        }
        editor.Commit();
    }
}
