using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// A pointwise function of one or two truth values, of whatever op. Four results decide it: like every such function it is the sum,
/// modulo 2, of some of 1, a, b and ab. So bytes need no lanes of their own.
/// </summary>
internal unsafe struct TruthFunction
{
    // Each 0 or 1: whether the term is part of the sum.
    private byte constant;
    private byte ofLeft;
    private byte ofRight;
    private byte ofBoth;

    /// <summary>The function that an op's own loop computes; the right argument plays no part in an op of one.</summary>
    public static TruthFunction Of<TLoop, TOp>(in TOp op, bool predicate)
        where TLoop : struct, IInnerLoop<TOp>
        where TOp : unmanaged
    {
        var left = stackalloc int[4] { 0, 1, 0, 1 };
        var right = stackalloc int[4] { 0, 0, 1, 1 };
        var results = stackalloc int[4];
        var p = stackalloc byte*[3] { (byte*)results, (byte*)left, (byte*)right };
        TLoop.Run(op, DType.Int32, p, 0, 4, predicate);
        var none = Result(0);
        var onlyLeft = Result(1);
        var onlyRight = Result(2);
        return new()
        {
            constant = none,
            ofLeft = (byte)(none ^ onlyLeft),
            ofRight = (byte)(none ^ onlyRight),
            ofBoth = (byte)(none ^ onlyLeft ^ onlyRight ^ Result(3)),
        };

        byte Result(int i) => (predicate ? ((byte*)results)[i] : results[i]) != 0 ? (byte)1 : (byte)0;
    }

    /// <summary>Runs over n bytes; bit k of <paramref name="scalars"/> says that argument k is one byte for all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(byte* y, byte* a, byte* b, int scalars, nint n)
    {
        nint count = Vector<byte>.Count, i = 0;
        nint aStep = (scalars & 1) != 0 ? 0 : 1, bStep = (scalars & 2) != 0 ? 0 : 1;
        var aAll = new Vector<byte>(*a);
        var bAll = new Vector<byte>(*b);
        Vector<byte> one = new(constant), left = new(ofLeft), right = new(ofRight), both = new(ofBoth);
        for (; i + count <= n; i += count)
        {
            // Whatever is not 0 is true.
            var x = Vector.Min(aStep == 0 ? aAll : Vector.Load(a + i), Vector<byte>.One);
            var z = Vector.Min(bStep == 0 ? bAll : Vector.Load(b + i), Vector<byte>.One);
            ((one ^ (z & right)) ^ (x & (left ^ (z & both)))).Store(y + i);
        }
        for (; i < n; i++)
        {
            var x = Math.Min(a[i * aStep], (byte)1);
            var z = Math.Min(b[i * bStep], (byte)1);
            y[i] = (byte)(constant ^ (z & ofRight) ^ (x & (ofLeft ^ (z & ofBoth))));
        }
    }
}
