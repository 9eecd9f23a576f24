namespace SeqML.Text.Normalization.Emoji;

/// <summary>Which characters are emoji (UTS #51): some always, some where the variation that asks for colour follows.</summary>
internal static class EmojiCharacters
{
    public const char TextVariation = '\uFE0E';
    public const char EmojiVariation = '\uFE0F';
    public const char Keycap = '\u20E3';
    public const char Joiner = '\u200D';
    public const int BlackFlag = 0x1F3F4;

    /// <summary>All units before this one are no emoji, but for digits, # and * with a keycap on them.</summary>
    public const char First = '\u00A9';

    /// <summary>Of one unit and always: first and last of runs. Clocks and players' buttons, and the blocks of signs where people write a heart without asking for colour.</summary>
    private const string Always = "\u231A\u231B\u23E9\u23EC\u23F0\u23F0\u23F3\u23F3\u25FD\u25FE"
        + "\u2600\u2604\u260E\u260E\u2611\u2611\u2614\u2615\u2618\u2618\u261D\u261D\u2620\u2620\u2622\u2623\u2626\u2626\u262A\u262A\u262E\u262F\u2638\u263A\u2640\u2640\u2642\u2642"
        + "\u2648\u2653\u265F\u2660\u2663\u2663\u2665\u2666\u2668\u2668\u267B\u267B\u267E\u267F\u2692\u2697\u2699\u2699\u269B\u269C\u26A0\u26A1\u26A7\u26A7\u26AA\u26AB\u26B0\u26B1"
        + "\u26BD\u26BE\u26C4\u26C5\u26C8\u26C8\u26CE\u26CF\u26D1\u26D1\u26D3\u26D4\u26E9\u26EA\u26F0\u26F5\u26F7\u26FA\u26FD\u26FD"
        + "\u2702\u2702\u2705\u2705\u2708\u270D\u270F\u270F\u2712\u2712\u2714\u2714\u2716\u2716\u271D\u271D\u2721\u2721\u2728\u2728\u2733\u2734\u2744\u2744\u2747\u2747\u274C\u274C"
        + "\u274E\u274E\u2753\u2755\u2757\u2757\u2763\u2764\u2795\u2797\u27A1\u27A1\u27B0\u27B0\u27BF\u27BF\u2B1B\u2B1C\u2B50\u2B50\u2B55\u2B55";

    /// <summary>Of one unit and only if the variation follows: signs of text, as © and arrows.</summary>
    private const string OnRequest = "\u00A9\u00A9\u00AE\u00AE\u203C\u203C\u2049\u2049\u2122\u2122\u2139\u2139\u2194\u2199\u21A9\u21AA\u2328\u2328\u23CF\u23CF\u23ED\u23EF\u23F1\u23F2\u23F8\u23FA"
        + "\u24C2\u24C2\u25AA\u25AB\u25B6\u25B6\u25C0\u25C0\u25FB\u25FC\u2695\u2695\u2934\u2935\u2B05\u2B07\u3030\u3030\u303D\u303D\u3297\u3297\u3299\u3299";

    private static readonly ulong[] AlwaysSet = Set(Always);
    private static readonly ulong[] OnRequestSet = Set(OnRequest);

    /// <summary>Whether a character starts an emoji by itself.</summary>
    public static bool IsAlways(int character) => character <= char.MaxValue
        ? Has(AlwaysSet, character)
        : character is 0x1F004 or 0x1F0CF or 0x1F170 or 0x1F171 or 0x1F17E or 0x1F17F or 0x1F18E or (>= 0x1F191 and <= 0x1F19A) or (>= 0x1F1E6 and <= 0x1F1FF)
            or 0x1F201 or 0x1F202 or 0x1F21A or 0x1F22F or (>= 0x1F232 and <= 0x1F23A) or 0x1F250 or 0x1F251
            or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF) or (>= 0x1F7E0 and <= 0x1F7F0) or (>= 0x1F900 and <= 0x1F9FF) or (>= 0x1FA70 and <= 0x1FAFF);

    /// <summary>Whether a character is an emoji if the variation that asks for colour follows, or if it is joined to one.</summary>
    public static bool IsOnRequest(int character) => character <= char.MaxValue && Has(OnRequestSet, character);

    /// <summary>Two of them are a flag.</summary>
    public static bool IsRegionalIndicator(int character) => character is >= 0x1F1E6 and <= 0x1F1FF;

    public static bool IsSkinTone(int character) => character is >= 0x1F3FB and <= 0x1F3FF;

    /// <summary>Letters that are not seen: after a black flag they name a region.</summary>
    public static bool IsTag(int character) => character is >= 0xE0020 and <= 0xE007F;

    /// <summary>What follows an emoji and belongs to it: skin tones, variations, keycaps, tags.</summary>
    public static bool IsModifier(int character) =>
        character is EmojiVariation or TextVariation or Keycap || IsSkinTone(character) || IsTag(character);

    private static bool Has(ulong[] set, int character) => (set[character / 64] & (1ul << (character % 64))) != 0;

    private static ulong[] Set(string runs)
    {
        var set = new ulong[(char.MaxValue + 1) / 64];
        for (var i = 0; i < runs.Length; i += 2)
            for (int unit = runs[i]; unit <= runs[i + 1]; unit++)
                set[unit / 64] |= 1ul << (unit % 64);
        return set;
    }
}
