using System.Runtime.Intrinsics;

namespace SeqML.Engine.Tests.Kernels;

/// <summary>The suite runs again without vector instructions: that the runtime's switches do what the runs are for.</summary>
public sealed class SwitchTests
{
    [Fact]
    public void A_switch_that_is_set_turns_its_instructions_off()
    {
        Assert.False(IsOff("DOTNET_EnableAVX512") && Vector512.IsHardwareAccelerated);
        Assert.False(IsOff("DOTNET_EnableAVX2") && Vector256.IsHardwareAccelerated);
        Assert.False(IsOff("DOTNET_EnableHWIntrinsic") && (Vector512.IsHardwareAccelerated || Vector256.IsHardwareAccelerated || Vector128.IsHardwareAccelerated));
    }

    private static bool IsOff(string name) => Environment.GetEnvironmentVariable(name) == "0";
}
