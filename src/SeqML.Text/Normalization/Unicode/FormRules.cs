using System.Text;

namespace SeqML.Text.Normalization.Unicode;

/// <summary>What one of the four normalization forms does with single characters (UAX #15).</summary>
internal sealed class FormRules
{
    private static readonly Lazy<FormRules>[] Forms =
        [.. new[] { (true, false), (false, false), (true, true), (false, true) }.Select(form => new Lazy<FormRules>(() => new FormRules(form.Item1, form.Item2)))];

    private readonly UnicodeData data = UnicodeData.Instance;
    private readonly ulong[] simple = new ulong[(char.MaxValue + 1) / 64];

    private FormRules(bool composes, bool compatible)
    {
        (Composes, Compatible) = (composes, compatible);
        for (var unit = 0; unit <= char.MaxValue; unit++)
            if (StaysAsItIs(unit))
                simple[unit / 64] |= 1ul << (unit % 64);
        while (IsSimple((char)(LastSimple + 1)))
            LastSimple++;
    }

    /// <summary>Whether parts are put together in the end.</summary>
    public bool Composes { get; }

    /// <summary>Whether characters become what they are compatible with.</summary>
    public bool Compatible { get; }

    /// <summary>All units up to this one are simple.</summary>
    public char LastSimple { get; }

    /// <summary>The rules of a form.</summary>
    public static FormRules Of(NormalizationForm form) => Forms[form switch
    {
        NormalizationForm.FormC => 0,
        NormalizationForm.FormD => 1,
        NormalizationForm.FormKC => 2,
        _ => 3,
    }].Value;

    /// <summary>Whether a unit is a character that stays as it is, whatever stands before it. Half a character is none, but stays too.</summary>
    public bool IsSimple(char unit) => (simple[unit / 64] & (1ul << (unit % 64))) != 0;

    /// <summary>Whether a character stays as it is, whatever stands before it.</summary>
    public bool StaysAsItIs(int character) => StartsSegment(character) && (Hangul.IsSyllable(character) ? Composes
        : data.Decomposition(character, Compatible) is null || (Composes && data.IsComposite(character) && !(Compatible && data.Decomposition(character, true) != data.Decomposition(character, false))));

    /// <summary>Whether nothing before a character changes with it or because of it: it starts with a character of class 0 that composes with none before.</summary>
    public bool StartsSegment(int character)
    {
        var first = data.Decomposition(character, Compatible) is { } parts ? parts[0] : character;
        return data.ClassOf(first) == 0 && !(Composes && data.IsSecond(first));
    }
}
