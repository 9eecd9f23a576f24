using System.Runtime.CompilerServices;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Tests.Tensors;

public sealed class ArenaTests
{
    [Fact]
    public unsafe void Everything_starts_on_a_64_byte_boundary()
    {
        var arena = new Arena();
        for (var length = 1; length < 3000; length += 7)
            Assert.Equal(0u, (nuint)Unsafe.AsPointer(ref arena.Rent(length).Span[0]) % 64);
    }

    [Fact]
    public void Pieces_do_not_overlap_within_and_across_blocks()
    {
        var arena = new Arena();
        for (var round = 0; round < 3; round++)
        {
            var pieces = Enumerable.Range(1, 200).Select(i => arena.Rent(i * 37)).ToArray();
            for (var i = 0; i < pieces.Length; i++)
                pieces[i].Span.Fill(i);
            for (var i = 0; i < pieces.Length; i++)
                Assert.False(pieces[i].Span.ContainsAnyExcept(i));
            arena.Reset();
        }
    }

    [Fact]
    public void A_round_that_fits_in_the_last_one_allocates_nothing()
    {
        var arena = new Arena();
        int[] big = [70_000, 1, 200_000, 3, 500_000], small = [500_000, 200_000, 70_000];
        RentAll(arena, big);
        Assert.Equal(0, TestKit.Allocations.Of(() =>
        {
            RentAll(arena, big);
            RentAll(arena, small);
        }));
    }

    [Fact]
    public void Of_nothing_there_is_an_empty_piece()
    {
        var arena = new Arena();
        Assert.Equal(0, arena.Rent(0).Length);
        arena.Rent((1 << 16) - 16);
        arena.Rent(16);
        Assert.Equal(0, arena.Rent(0).Span.Length);
    }

    private static void RentAll(Arena arena, int[] lengths)
    {
        foreach (var length in lengths)
            arena.Rent(length);
        arena.Reset();
    }
}
