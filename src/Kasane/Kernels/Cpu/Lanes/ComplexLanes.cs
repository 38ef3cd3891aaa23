using System.Numerics;

namespace Kasane.Internal;

/// <summary>
/// Complex numbers one at a time, computed in double precision: rare enough that no vector form is needed. Masks are 0 and 1. Functions
/// that ask for an order, for single bits or for the sign have no complex form.
/// </summary>
internal readonly unsafe partial struct ComplexLanes : ILanes<ComplexLanes, Complex>
{
    public static Complex Const(double value) => value;

    public static Complex Number(Scalar value) => value.ToComplex();

    public static Complex Conj(Complex x) => Complex.Conjugate(x);

    public static Complex MulAdd(Complex a, Complex b, Complex c) => (a * b) + c;

    public static Complex Select(Complex mask, Complex a, Complex b) => mask != 0 ? a : b;

    public static Complex IsNaN(Complex x) => double.IsNaN(x.Real) || double.IsNaN(x.Imaginary) ? 1 : 0;

    /// <summary>x / |x|, 0 at 0.</summary>
    public static Complex Sign(Complex x) => x == 0 ? 0 : x / Complex.Abs(x);

    public static Complex Add(Complex a, Complex b) => a + b;

    public static Complex Sub(Complex a, Complex b) => a - b;

    public static Complex Mul(Complex a, Complex b) => a * b;

    public static Complex Div(Complex a, Complex b) => a / b;

    public static Complex Equal(Complex a, Complex b) => a == b ? 1 : 0;

    public static Complex And(Complex mask1, Complex mask2) => mask1 * mask2;

    public static Complex Or(Complex mask1, Complex mask2) => mask1 != 0 || mask2 != 0 ? 1 : 0;

    public static Complex Not(Complex mask) => 1 - mask;

    public static int Count => 1;

    public static int ItemSize => sizeof(Complex64);

    public static Complex Load(void* p) => *(Complex64*)p;

    public static void Store(Complex value, void* p) => *(Complex64*)p = (Complex64)value;

    public static Complex LoadPart(void* p, nint count) => Load(p);

    public static void StorePart(Complex value, void* p, nint count) => Store(value, p);

    public static Complex Broadcast(void* p) => Load(p);

    public static void StoreMask(Complex mask, byte* p, nint count) => *p = mask != 0 ? (byte)1 : (byte)0;

    public static Complex LoadMask(byte* p, nint count) => *p != 0 ? 1 : 0;

    public static void StoreFirst(Complex value, void* p) => Store(value, p);

    public static int FirstSet(Complex mask) => AnySet(mask) ? 0 : 1;

    public static bool AnySet(Complex mask) => mask != Complex.Zero;

    public static double HorizontalSum(Complex x) => x.Real;

    public static void StoreFolded<TOp>(Complex x, void* p)
        where TOp : unmanaged, IReduceOp => Store(x, p);

    public static Complex Map(Complex x, delegate*<double, double> function) => throw NoComplex();

    public static Complex Map(Complex x, Complex y, delegate*<double, double, double> function) => throw NoComplex();
}
