using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Kasane;

// State: "KSNG", version (int32), seed (int64), position (int32), whether a normal number is spare (int32), that number (double),
// 624 words (uint32); everything little-endian.
public sealed partial class Generator
{
    private const uint StateMagic = 0x474E534B;
    private const int StateVersion = 1;
    private const int StateHeader = 32;
    private const int StateLength = StateHeader + (MersenneTwister.Size * sizeof(uint));

    /// <summary>Everything needed to resume the stream at exactly this point.</summary>
    /// <returns>Bytes for <see cref="SetState"/>, the same on every machine.</returns>
    public byte[] GetState()
    {
        var bytes = new byte[StateLength];
        var span = bytes.AsSpan();
        lock (gate)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(span, StateMagic);
            BinaryPrimitives.WriteInt32LittleEndian(span[4..], StateVersion);
            BinaryPrimitives.WriteInt64LittleEndian(span[8..], initialSeed);
            BinaryPrimitives.WriteInt32LittleEndian(span[16..], twister.Position);
            BinaryPrimitives.WriteInt32LittleEndian(span[20..], spareNormal is null ? 0 : 1);
            BinaryPrimitives.WriteDoubleLittleEndian(span[24..], spareNormal ?? 0);
            for (var i = 0; i < MersenneTwister.Size; i++)
                BinaryPrimitives.WriteUInt32LittleEndian(span[(StateHeader + (4 * i))..], twister.State[i]);
        }

        return bytes;
    }

    /// <summary>Resumes a stream where <see cref="GetState"/> was called.</summary>
    /// <param name="state">What <see cref="GetState"/> returned.</param>
    /// <exception cref="ArgumentException">The bytes are no state of a generator; the generator stays as it was.</exception>
    public void SetState(byte[] state)
    {
        ArgumentNullException.ThrowIfNull(state);
        ReadOnlySpan<byte> span = state;
        if (span.Length != StateLength) throw BadState(nameof(state), $"it has {span.Length} bytes instead of {StateLength}");
        if (BinaryPrimitives.ReadUInt32LittleEndian(span) != StateMagic) throw BadState(nameof(state), "it does not start with \"KSNG\"");
        var version = BinaryPrimitives.ReadInt32LittleEndian(span[4..]);
        if (version != StateVersion)
            throw BadState(nameof(state), $"its version is {version}, and this release reads version {StateVersion}");
        var position = BinaryPrimitives.ReadInt32LittleEndian(span[16..]);
        if (position is < 0 or > MersenneTwister.Size)
            throw BadState(nameof(state), $"its position {position} is not in 0 .. {MersenneTwister.Size}");
        var hasSpare = BinaryPrimitives.ReadInt32LittleEndian(span[20..]);
        var spare = BinaryPrimitives.ReadDoubleLittleEndian(span[24..]);
        if (hasSpare is not (0 or 1) || !double.IsFinite(spare)) throw BadState(nameof(state), "its spare normal number is damaged");
        if (span[StateHeader..].IndexOfAnyExcept((byte)0) < 0)
            throw BadState(nameof(state), "all its words are 0, from which no random numbers come");

        lock (gate)
        {
            initialSeed = BinaryPrimitives.ReadInt64LittleEndian(span[8..]);
            spareNormal = hasSpare == 1 ? spare : null;
            twister.Position = position;
            MemoryMarshal.Cast<byte, uint>(span[StateHeader..]).CopyTo(twister.State);
            if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(twister.State, twister.State);
        }
    }

    private static ArgumentException BadState(string parameter, string what) =>
        new($"The bytes are no generator state: {what}. Pass what GetState() returned.", parameter);
}
