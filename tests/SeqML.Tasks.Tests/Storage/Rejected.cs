using SeqML.Tasks.Classification;

namespace SeqML.Tasks.Tests.Storage;

/// <summary>
/// Bytes that are to be refused as what they are: by InvalidDataException, with a message, and without taking memory for
/// what they promise.
/// </summary>
internal static class Rejected
{
    private const long Moderate = 4 << 20;

    public static void ByLoad(byte[] bytes, params string[] mentions)
    {
        // Of this thread only: other tests run beside it.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Record.Exception(() => TextClassifier.Load(bytes));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.IsType<InvalidDataException>(error);
        Assert.True(error.Message.Length > 20, error.Message);
        Assert.All(mentions, mention => Assert.Contains(mention, error.Message, StringComparison.Ordinal));
        Assert.InRange(allocated, 0, Moderate);
    }
}
