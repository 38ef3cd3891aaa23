namespace Kasane.Internal;

/// <summary>
/// How a transform of one length is done: in passes over its prime factors (fours first), or, where one of them is large, as a convolution
/// with a chirp (Bluestein), whose length is a power of two. Plans are kept for later transforms of the same length.
/// </summary>
internal sealed unsafe class FourierPlan
{
    /// <summary>Prime factors above this are not worth a pass of their own.</summary>
    public const int LargestFactor = 61;

    private const long MostNumbers = 1 << 22;

    private static readonly Dictionary<int, FourierPlan> Kept = [];
    private static long numbers;

    private readonly double[] roots;
    private float[]? narrowRoots;

    private FourierPlan(int n)
    {
        N = n;
        Factors = Factorize(n);
        if (Factors.Length > 0 && Factors.Max() > LargestFactor)
        {
            Convolution = Of((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)((2 * n) - 1)));
            Factors = [];
            roots = [];
            (Chirp, Filter) = Chirps(n, Convolution);
        }
        else
        {
            roots = new double[2 * n];
            for (var i = 0; i < n; i++) (roots[(2 * i) + 1], roots[2 * i]) = double.SinCosPi(-2.0 * i / n);
        }
    }

    public int N { get; }

    /// <summary>The radix of each pass.</summary>
    public int[] Factors { get; }

    /// <summary>The plan of the convolution, if the transform is done as one; then in double, as the detour costs digits.</summary>
    public FourierPlan? Convolution { get; }

    /// <summary>exp(-pi i j^2 / n), real and imaginary parts in turn.</summary>
    public double[] Chirp { get; } = [];

    /// <summary>The transform of the conjugated chirp, divided by its length.</summary>
    public double[] Filter { get; } = [];

    /// <summary>Rows of working memory.</summary>
    public int WorkLength => Convolution?.N ?? N;

    /// <summary>exp(-2 pi i j / n), real and imaginary parts in turn.</summary>
    public double[] Roots => roots;

    /// <summary><see cref="Roots"/> in single precision.</summary>
    public float[] NarrowRoots => narrowRoots ??= Array.ConvertAll(roots, root => (float)root);

    public static FourierPlan Of(int n)
    {
        lock (Kept)
        {
            if (Kept.TryGetValue(n, out var plan)) return plan;
        }
        // Made outside of the lock: a plan may need another one.
        var made = new FourierPlan(n);
        lock (Kept)
        {
            if (numbers + n > MostNumbers)
            {
                Kept.Clear();
                numbers = 0;
            }
            if (Kept.TryAdd(n, made)) numbers += n;
        }
        return made;
    }

    private static int[] Factorize(int n)
    {
        List<int> factors = [];
        for (; n % 4 == 0; n /= 4) factors.Add(4);
        for (var p = 2; p * (long)p <= n; p++)
            for (; n % p == 0; n /= p) factors.Add(p);
        if (n > 1) factors.Add(n);
        return [.. factors];
    }

    private static (double[] Chirp, double[] Filter) Chirps(int n, FourierPlan convolution)
    {
        var length = convolution.N;
        var chirp = new double[2 * n];
        var (re, im, re2, im2) = (new double[length], new double[length], new double[length], new double[length]);
        for (var j = 0; j < n; j++)
        {
            // j^2 modulo 2n: the angle stays small and exact.
            var (sin, cos) = double.SinCosPi(-(double)((long)j * j % (2L * n)) / n);
            (chirp[2 * j], chirp[(2 * j) + 1]) = (cos, sin);
            (re[j], im[j]) = (cos, -sin);
            if (j > 0) (re[length - j], im[length - j]) = (cos, -sin);
        }
        fixed (double* pr = re, pi = im, pr2 = re2, pi2 = im2, pw = convolution.Roots)
        {
            byte* r = (byte*)pr, i = (byte*)pi, r2 = (byte*)pr2, i2 = (byte*)pi2;
            FourierPasses.Run<Lanes128<double>, System.Runtime.Intrinsics.Vector128<double>>(
                convolution.Factors, length, 1, (byte*)pw, ref r, ref i, ref r2, ref i2);
            var filter = new double[2 * length];
            for (var k = 0; k < length; k++) (filter[2 * k], filter[(2 * k) + 1]) = (((double*)r)[k] / length, ((double*)i)[k] / length);
            return (chirp, filter);
        }
    }
}
