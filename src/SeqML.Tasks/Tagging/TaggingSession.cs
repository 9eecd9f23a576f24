using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Layers.Crf;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging.Heads;

namespace SeqML.Tasks.Tagging;

/// <summary>What one thread tags sentences with, one after the other; its memory is used again by the next.</summary>
internal sealed class TaggingSession
{
    private const int LargestIdle = 1 << 16;
    private const int MostRanked = 10_000;

    private readonly TaggerNetwork network;
    private readonly int longest;
    private readonly Tape tape = new(records: false);
    private readonly PackedSequences sequences = new();
    private readonly TokenTable tokens;
    private readonly TaggerBatch batch = new();
    private readonly TagDecoder decoder;
    private readonly SpanScorer spans;
    private readonly List<Tensor> layers = [];
    private int[] places = [];
    private int[] tags = [];
    private int[] words = [];
    private float[] scores = [];

    public TaggingSession(TaggerNetwork network, Lexicon lexicon, TaggerConfig config)
    {
        (this.network, longest, tokens) = (network, config.Options.MaximumTokens, new TokenTable(lexicon));
        (decoder, spans, Pieces) = (network.Output.CreateDecoder(), new SpanScorer(network.Tags), new Pieces(tokens, config.Input));
    }

    /// <summary>The sentence: to be cleared, and filled.</summary>
    public Pieces Pieces { get; }

    /// <summary>Whether its memory has become too large to lie idle.</summary>
    public bool IsLarge => tags.Length > LargestIdle;

    /// <summary>Tags the sentence, and forgets it.</summary>
    public void Tag(TaggedText result)
    {
        Reserve(ref tags, Pieces.Count);
        Reserve(ref words, Pieces.Words);
        Reserve(ref scores, Pieces.Count);
        for (int start = 0, end; start < Pieces.Count; start = end)
        {
            end = Pieces.EndOfPart(start, longest);
            Tag(start, end - start, result);
            Pieces.WriteWords(tags, start, end, network.Tags, words.AsSpan(0, Pieces.Words));
        }
        for (int piece = 0, word = 0; word < Pieces.Words; word++)
            result.AddWord(words[word], scores[Pieces.SpeakerOf(ref piece, Pieces.Count, tags, network.Tags)]);
        Pieces.Clear();
        tokens.Clear();
    }

    /// <summary>The likeliest ways to tag the sentence, which then is forgotten.</summary>
    public List<RankedTags> Best(int count)
    {
        if (Pieces.Count > longest)
            throw new ArgumentException($"Expected a sentence of at most {longest} tokens, which are read together, found {Pieces.Count}.");
        var best = new List<RankedTags>();
        if (Pieces.Count > 0)
        {
            var lattice = new CrfLattice();
            count = (int)Math.Min(count, Math.Min(Math.Pow(network.Tags.Count, Pieces.Count), MostRanked));
            lattice.Run(network.Output.Field, Emissions(0, Pieces.Count), sequences, 0);
            for (int rank = 0, found = lattice.FindBest(count); rank < found; rank++)
                best.Add(new RankedTags(WordsOf(lattice.BestTagsAt(rank)), Math.Exp(lattice.LogProbabilityAt(rank))));
            tape.Reset();
        }
        Pieces.Clear();
        tokens.Clear();
        return best;
    }

    /// <summary>The vectors of the sentence's words, which then is forgotten: of a word's pieces the first speaks. (Devlin et al. 2019, section 5.3.)</summary>
    public void Encode(TokenVectors result, TokenLayers which)
    {
        Reserve(ref tags, Pieces.Count); // as if they were tagged: by it a session is told to be large
        result.Begin(network.StateSize);
        var word = -1;
        for (int start = 0, end; start < Pieces.Count; start = end)
        {
            end = Pieces.EndOfPart(start, longest);
            Set(start, end - start);
            layers.Clear();
            var last = network.Encode(tape, batch, sequences, which == TokenLayers.Mean ? layers : null);
            if (which == TokenLayers.Last)
                layers.Add(last);
            for (var piece = start; piece < end; piece++)
                if (Pieces[piece].Word != word)
                {
                    word = Pieces[piece].Word;
                    result.Add(layers, piece - start);
                }
            tape.Reset();
        }
        Pieces.Clear();
        tokens.Clear();
    }

    private int[] WordsOf(ReadOnlySpan<int> ofPieces)
    {
        var ofWords = new int[Pieces.Words];
        Pieces.WriteWords(ofPieces, 0, Pieces.Count, network.Tags, ofWords);
        return ofWords;
    }

    /// <summary>The emissions of tokens that are read together.</summary>
    /// <returns>[T, K].</returns>
    private Tensor Emissions(int start, int length)
    {
        Set(start, length);
        return network.Forward(tape, batch, sequences, TaggerNetwork.Unused);
    }

    private void Set(int start, int length)
    {
        sequences.Set([length]);
        Reserve(ref places, length);
        for (var i = 0; i < length; i++)
            places[i] = Pieces[start + i].Token;
        batch.Set(tokens, places.AsSpan(0, length));
    }

    private void Tag(int start, int length, TaggedText result)
    {
        decoder.Decode(Emissions(start, length), sequences, 0);
        decoder.Tags.CopyTo(tags.AsSpan(start));
        decoder.Scores.CopyTo(scores.AsSpan(start));
        tape.Reset();
        foreach (var span in spans.Read(decoder))
        {
            var (first, last) = (Pieces[start + span.Start], Pieces[start + span.End - 1]);
            result.AddSpan(new EntitySpan(span.Type, first.Start, last.Start + last.Length - first.Start, first.Word, last.Word - first.Word + 1, span.Probability));
        }
    }

    private static void Reserve<T>(ref T[] array, int length)
    {
        if (array.Length < length)
            array = new T[Math.Max(length, 2 * array.Length)];
    }
}
