using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>a + b.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Add(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<AddOp>(default), a, b);

    /// <summary>a + b.</summary>
    public static Tensor Add(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<AddOp>(default, b), a);

    /// <summary>a + b.</summary>
    public static Tensor Add(Scalar a, Tensor b) => Primitive.Call(new LeftScalarPrimitive<AddOp>(default, a), b);

    /// <summary><see cref="Add(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor AddInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<AddOp>(default), a, b);

    /// <summary><see cref="Add(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor AddInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<AddOp>(default, b), a);

    extension(Tensor)
    {
        /// <summary>a + b.</summary>
        public static Tensor operator +(Tensor a, Tensor b) => a.Add(b);

        /// <summary>a + b.</summary>
        public static Tensor operator +(Tensor a, Scalar b) => a.Add(b);

        /// <summary>a + b.</summary>
        public static Tensor operator +(Scalar a, Tensor b) => Add(a, b);
    }
}

/// <summary>a + b.</summary>
internal readonly struct AddOp : IBinaryOp
{
    public static string Name => "Add";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.PassOn;

    public static Needs NeedsForRight => Needs.PassOn;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Add(a, b);

    public double Reference(double a, double b) => a + b;
}
