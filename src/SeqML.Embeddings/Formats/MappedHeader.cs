using System.Runtime.InteropServices;

namespace SeqML.Embeddings.Formats;

/// <summary>The beginning of a file that is made to be mapped: what is in it, and where.</summary>
/// <remarks>Whole numbers and floats are little end first. Places are bytes from the file's begin, multiples of 64. Words are the ends of each in the bytes that follow, as numbers of four bytes; names of n-grams too.</remarks>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct MappedHeader
{
    /// <summary>"SeqMLvec" as a number.</summary>
    public const long Magic = 0x6365764C4D716553;

    public const long Version = 1;

    /// <summary>Bytes before the first part.</summary>
    public const int Room = 256;

    public long FileMagic, FileVersion, FileLength;

    public long Count, Size, Duplicates, Rows, Words, WordBytes;

    /// <summary>0 none, 1 fastText's, 2 charNgram's.</summary>
    public long SubwordKind;

    public long InputRows, Input, MinimumLength, MaximumLength, Buckets, KeptCount, Kept, Counts;

    public long NameCount, Names, NameBytes, NameRows;

    /// <summary>What the file was made of: the length and the time of another, and the options.</summary>
    public long SourceLength, SourceTime, SourceOptions;
}
