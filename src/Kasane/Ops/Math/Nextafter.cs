using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The number next to a in the direction of b, in the dtype's precision.</summary>
    /// <param name="a">Any shape; Float32, Float64 or BFloat16.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="DTypeException">Another dtype.</exception>
    public static Tensor Nextafter(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<NextafterOp>(NextafterOp.For(a, b)), a, b);

    /// <summary><see cref="Nextafter(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor NextafterInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<NextafterOp>(NextafterOp.For(a, b)), a, b);
}

/// <summary>The neighbour of a on the side of b.</summary>
internal readonly record struct NextafterOp(DType DType) : IBinaryOp
{
    public static string Name => "Nextafter";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    public static int Cost => 8;

    public static NextafterOp For(Tensor a, Tensor b)
    {
        var dtype = Rules.Result(Rule, TypePromotion.Promote(a.DType, a.Rank, b.DType, b.Rank), Name);
        if (dtype is not (DType.Float32 or DType.Float64 or DType.BFloat16))
            throw new DTypeException(
                $"Nextafter expects Float32, Float64 or BFloat16, but got {dtype}. Convert it first: x.To(DType.Float32).")
            {
                Operation = Name,
            };
        return new(dtype);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Map(this, a, b);

    public double Reference(double a, double b)
    {
        if (double.IsNaN(a) || double.IsNaN(b)) return double.NaN;
        if (a == b) return b;
        return DType switch
        {
            DType.Float32 => a < b ? MathF.BitIncrement((float)a) : MathF.BitDecrement((float)a),
            DType.BFloat16 => Neighbour((BFloat16)a, a < b),
            _ => a < b ? Math.BitIncrement(a) : Math.BitDecrement(a),
        };
    }

    // The bit patterns of one sign are in the order of the magnitudes.
    private static BFloat16 Neighbour(BFloat16 x, bool up)
    {
        var bits = x.ToBits();
        if ((bits & 0x7FFF) == 0) return BFloat16.FromBits(up ? (ushort)1 : (ushort)0x8001);
        return BFloat16.FromBits((ushort)(up == (bits < 0x8000) ? bits + 1 : bits - 1));
    }
}
