using System.Buffers;

namespace SeqML.Text.Normalization.Casing;

/// <summary>The small letters whose capital form is not one unit by the simple mapping: ligatures, ß, Greek vowels with an iota below, and ı and ſ, which the invariant culture leaves.</summary>
internal static class UpperCaseExpansions
{
    /// <summary>The letter, and what comes for it.</summary>
    private static readonly string[] Table =
    [
        "\u00DFSS", "\u0131I", "\u0149\u02BCN", "\u017FS", "\u01F0J\u030C", "\u0390\u0399\u0308\u0301",
        "\u03B0\u03A5\u0308\u0301", "\u0587\u0535\u0552", "\u1E96H\u0331", "\u1E97T\u0308", "\u1E98W\u030A", "\u1E99Y\u030A",
        "\u1E9AA\u02BE", "\u1F50\u03A5\u0313", "\u1F52\u03A5\u0313\u0300", "\u1F54\u03A5\u0313\u0301", "\u1F56\u03A5\u0313\u0342", "\u1FB2\u1FBA\u0399",
        "\u1FB3\u0391\u0399", "\u1FB4\u0386\u0399", "\u1FB6\u0391\u0342", "\u1FB7\u0391\u0342\u0399", "\u1FBC\u0391\u0399", "\u1FC2\u1FCA\u0399",
        "\u1FC3\u0397\u0399", "\u1FC4\u0389\u0399", "\u1FC6\u0397\u0342", "\u1FC7\u0397\u0342\u0399", "\u1FCC\u0397\u0399", "\u1FD2\u0399\u0308\u0300",
        "\u1FD3\u0399\u0308\u0301", "\u1FD6\u0399\u0342", "\u1FD7\u0399\u0308\u0342", "\u1FE2\u03A5\u0308\u0300", "\u1FE3\u03A5\u0308\u0301", "\u1FE4\u03A1\u0313",
        "\u1FE6\u03A5\u0342", "\u1FE7\u03A5\u0308\u0342", "\u1FF2\u1FFA\u0399", "\u1FF3\u03A9\u0399", "\u1FF4\u038F\u0399", "\u1FF6\u03A9\u0342",
        "\u1FF7\u03A9\u0342\u0399", "\u1FFC\u03A9\u0399", "\uFB00FF", "\uFB01FI", "\uFB02FL", "\uFB03FFI",
        "\uFB04FFL", "\uFB05ST", "\uFB06ST", "\uFB13\u0544\u0546", "\uFB14\u0544\u0535", "\uFB15\u0544\u053B",
        "\uFB16\u054E\u0546", "\uFB17\u0544\u053D",
    ];

    private static readonly Dictionary<char, string> Expansions = Table.Concat(VowelsWithIotaBelow()).ToDictionary(entry => entry[0], entry => entry[1..]);

    /// <summary>The letters, to look for.</summary>
    public static readonly SearchValues<char> Letters = SearchValues.Create([.. Expansions.Keys]);

    /// <summary>What comes for one of the letters.</summary>
    public static string Of(char letter) => Expansions[letter];

    /// <summary>Greek vowels with a breathing and an iota below, small ones and capitals: the capital with the breathing, and a capital iota.</summary>
    private static IEnumerable<string> VowelsWithIotaBelow() =>
        from row in new[] { (Small: '\u1F80', Capital: '\u1F08'), (Small: '\u1F90', Capital: '\u1F28'), (Small: '\u1FA0', Capital: '\u1F68') }
        from letter in Enumerable.Range(0, 16)
        select $"{(char)(row.Small + letter)}{(char)(row.Capital + (letter % 8))}\u0399";
}
