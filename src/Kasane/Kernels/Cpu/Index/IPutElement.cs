using System.Numerics;

namespace Kasane.Internal;

/// <summary>How an element of some type is combined with what is in its place already.</summary>
internal interface IPutElement<T>
    where T : unmanaged
{
    static abstract T Combine(T old, T given);
}

internal readonly struct PutOverwrite<T> : IPutElement<T>
    where T : unmanaged
{
    public static T Combine(T old, T given) => given;
}

internal readonly struct PutSum<T> : IPutElement<T>
    where T : unmanaged, INumber<T>
{
    public static T Combine(T old, T given) => old + given;
}

internal readonly struct PutProduct<T> : IPutElement<T>
    where T : unmanaged, INumber<T>
{
    public static T Combine(T old, T given) => old * given;
}

internal readonly struct PutLargest<T> : IPutElement<T>
    where T : unmanaged, INumber<T>
{
    public static T Combine(T old, T given) => T.Max(old, given);
}

internal readonly struct PutSmallest<T> : IPutElement<T>
    where T : unmanaged, INumber<T>
{
    public static T Combine(T old, T given) => T.Min(old, given);
}

/// <summary>The same in float32, for the format that has no arithmetic of its own.</summary>
internal readonly struct PutBFloat16<TPut> : IPutElement<BFloat16>
    where TPut : IPutElement<float>
{
    public static BFloat16 Combine(BFloat16 old, BFloat16 given) => (BFloat16)TPut.Combine(old, given);
}

internal readonly struct PutComplex<TPut> : IPutElement<Complex64>
    where TPut : IPutElement<float>
{
    public static Complex64 Combine(Complex64 old, Complex64 given) =>
        typeof(TPut) == typeof(PutProduct<float>)
            ? (Complex64)((Complex)old * (Complex)given)
            : new(TPut.Combine(old.Real, given.Real), TPut.Combine(old.Imaginary, given.Imaginary));
}
