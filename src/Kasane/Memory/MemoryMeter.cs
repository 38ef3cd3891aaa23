using System.Diagnostics.Metrics;

namespace Kasane.Internal;

/// <summary>The instruments of the pool of large blocks, under the meter <c>Kasane.Memory</c>. They are read only when somebody asks.</summary>
internal static class MemoryMeter
{
    public const string Name = "Kasane.Memory";

    private static readonly Meter Meter = new(Name);

    private static readonly Instrument[] Instruments =
    [
        Meter.CreateObservableUpDownCounter("kasane.memory.pool.used", () => NativePool.Shared.RentedBytes, "By", "Large blocks in use"),
        Meter.CreateObservableUpDownCounter(
            "kasane.memory.pool.reserved",
            () => NativePool.Shared.RentedBytes + NativePool.Shared.IdleBytes,
            "By",
            "Large blocks taken from the operating system"),
        Meter.CreateObservableCounter("kasane.memory.pool.blocks", () => NativePool.Shared.BlocksCreated, "{block}", "Large blocks ever taken"),
    ];

    /// <summary>Makes the instruments known.</summary>
    /// <returns>Whether anybody listens to one of them.</returns>
    public static bool Publish() => Array.Exists(Instruments, instrument => instrument.Enabled);
}
