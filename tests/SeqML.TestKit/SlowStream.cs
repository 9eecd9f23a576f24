namespace SeqML.TestKit;

/// <summary>Gives a few bytes at a time, as a network does, and cannot go back.</summary>
public sealed class SlowStream(byte[] bytes) : MemoryStream(bytes, writable: false)
{
    private int reads;

    public override bool CanSeek => false;

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1 + reads++ * 7 % 1000));
}
