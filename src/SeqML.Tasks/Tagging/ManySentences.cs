using SeqML.Engine.Autograd;
using SeqML.Tasks.Tagging.Heads;
using SeqML.Training.Batches;

namespace SeqML.Tasks.Tagging;

/// <summary>The tags of many sentences: runs of them are read, put into batches of like length, and tagged, a run a thread at a time.</summary>
internal sealed class ManySentences(TaggerNetwork network, Lexicon lexicon, TaggerConfig config, IReadOnlyList<IReadOnlyList<string>> sentences)
{
    private const int RunLength = 256;
    private const int BatchSize = 32;

    private readonly int[][] tags = new int[sentences.Count][];

    /// <summary>Tags all sentences, on so many threads; null for one each core.</summary>
    public IReadOnlyList<int[]> Run(int? threads)
    {
        Runs.Share(sentences.Count, RunLength, threads, () => new Memory(network, lexicon, config), Tag);
        return tags;
    }

    private void Tag(Memory memory, int start, int end)
    {
        memory.Clear();
        for (var sentence = start; sentence < end; sentence++)
        {
            memory.Read(sentences[sentence]);
            tags[sentence] = new int[sentences[sentence].Count];
        }
        var words = memory.Tag();
        foreach (var sentence in tags.AsSpan(start, end - start))
        {
            words[..sentence.Length].CopyTo(sentence);
            words = words[sentence.Length..];
        }
    }

    /// <summary>What a thread works with.</summary>
    private sealed class Memory
    {
        private readonly TaggerNetwork network;
        private readonly int longest;
        private readonly Tape tape = new(records: false);
        private readonly SequenceBatch packed = new();
        private readonly TokenTable tokens;
        private readonly Pieces pieces;
        private readonly TaggerBatch batch = new();
        private readonly TagDecoder decoder;
        private readonly List<int> starts = [];
        private readonly List<int[]> parts = [];
        private int[] tags = [];

        public Memory(TaggerNetwork network, Lexicon lexicon, TaggerConfig config)
        {
            (this.network, longest, tokens) = (network, config.Options.MaximumTokens, new TokenTable(lexicon));
            (pieces, decoder) = (new Pieces(tokens, config.Input), network.Output.CreateDecoder());
        }

        public void Clear()
        {
            tokens.Clear();
            pieces.Clear();
            starts.Clear();
            parts.Clear();
        }

        /// <summary>Reads a sentence, in parts where it is too long.</summary>
        public void Read(IReadOnlyList<string> words)
        {
            var start = pieces.Count;
            foreach (var word in words)
                pieces.AddWord(word, 0);
            for (int end; start < pieces.Count; start = end)
            {
                end = pieces.EndOfPart(start, longest);
                var part = new int[end - start];
                for (var i = 0; i < part.Length; i++)
                    part[i] = pieces[start + i].Token;
                starts.Add(start);
                parts.Add(part);
            }
        }

        /// <summary>The tags of all words, one sentence after the other.</summary>
        public ReadOnlySpan<int> Tag()
        {
            if (tags.Length < pieces.Count)
                tags = new int[2 * pieces.Count];
            var order = Enumerable.Range(0, parts.Count).OrderBy(part => parts[part].Length).ToArray(); // long beside long: little is waited for
            for (var first = 0; first < order.Length; first += BatchSize)
            {
                packed.Set(parts, order.AsSpan(first, Math.Min(BatchSize, order.Length - first)));
                batch.Set(tokens, packed.Ids);
                var emissions = network.Forward(tape, batch, packed.Sequences, TaggerNetwork.Unused); // [N, K]
                for (var b = 0; b < packed.Members.Length; b++)
                {
                    decoder.Decode(emissions, packed.Sequences, b);
                    decoder.Tags.CopyTo(tags.AsSpan(starts[packed.Members[b]]));
                }
                tape.Reset();
            }
            var words = new int[pieces.Words];
            for (var part = 0; part < parts.Count; part++)
                pieces.WriteWords(tags, starts[part], starts[part] + parts[part].Length, network.Tags, words);
            return words;
        }
    }
}
