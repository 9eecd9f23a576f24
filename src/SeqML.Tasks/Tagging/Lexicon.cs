using SeqML.Tasks.Vocabularies;
using SeqML.Text.Characters;

namespace SeqML.Tasks.Tagging;

/// <summary>What a tagger knows of words and their characters.</summary>
/// <param name="Words">The words, each with an id.</param>
/// <param name="Characters">The characters, each with an id; null where none are read.</param>
internal sealed record Lexicon(KnownWords Words, CharacterVocabulary? Characters);
