using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Stemming;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Stemming;

/// <summary>What holds for every stemmer and every text, half characters and all. That a stem's stem is itself is no law: Porter's stemmer makes "decis" of "decisions", and "deci" of that.</summary>
public sealed class StemmerLaws
{
    private static readonly string[] Pieces =
    [
        "a", "e", "i", "o", "u", "y", "Y", "I", "U", "H", "b", "d", "g", "l", "n", "r", "s", "t", "ss", "tt", "qu", "gu", "'", "\u2019s", "-", "~",
        "\u00E4", "\u00F6", "\u00FC", "\u00DF", "\u00E9", "\u00E8", "\u00EB", "\u00EF", "\u00E7", "\u00E3", "\u00F5", "\u00E5", "\u00F8", "\u00E6", "\u00F1", "\u0435", "\u0441\u044F", "\u0131",
        "ing", "ed", "ation", "iveness", "ung", "lich", "keit", "issement", "euse", "amente", "ando", "\u00E1amos", "heid", "igheten", "isuus", "\u0430\u043B\u0438\u0441\u044C",
    ];

    private static readonly Arbitrary<string> Words = Arb.From(
        Gen.Frequency((3, Gen.Elements(Pieces)), (1, Gen.Choose('a', 'z').Select(unit => ((char)unit).ToString()))).ArrayOf().Select(string.Concat));

    public static TheoryData<string> Names => [.. Stemmer.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_text_has_a_stem_within_its_room(string name) => Holds(name, (stemmer, word) =>
    {
        var room = new char[Stemmer.RoomFor(word.Length) + 1];
        room[^1] = '\uFFFF';
        var length = stemmer.Stem(word, room.AsSpan(0, room.Length - 1));
        return length >= 0 && length <= Stemmer.RoomFor(word.Length) && room[^1] == '\uFFFF';
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_word_has_the_same_stem_whatever_stood_in_the_room(string name) => Holds(name, (stemmer, word) =>
    {
        var room = new string('g', Stemmer.RoomFor(word.Length)).ToCharArray();
        return new string(room, 0, stemmer.Stem(word, room)) == stemmer.Stem(word);
    });

    private static void Holds(string name, Func<Stemmer, string, bool> law)
    {
        var stemmer = Stemmer.Of(name);
        Check.One(Texts.Trials(2000), Prop.ForAll(Texts.Any, text => law(stemmer, text)));
        Check.One(Texts.Trials(4000), Prop.ForAll(Words, word => law(stemmer, word)));
    }
}
