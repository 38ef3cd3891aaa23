using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override bool Convolve(in Block x, in Block weight, Block? bias, in Block y, in ConvSizes sizes) =>
        Convolve(ConvPass.Forward, x, weight, bias, y, sizes);

    public override bool ConvolveInput(in Block y, in Block weight, in Block x, in ConvSizes sizes) =>
        Convolve(ConvPass.Input, x, weight, null, y, sizes);

    public override bool ConvolveWeight(in Block x, in Block y, in Block weight, in ConvSizes sizes) =>
        Convolve(ConvPass.Weight, x, weight, null, y, sizes);

    private static bool Convolve(ConvPass pass, in Block x, in Block weight, Block? bias, in Block y, in ConvSizes sizes)
    {
        if (x.Count == 0 || weight.Count == 0 || y.Count == 0 || !FitsOffsets(sizes)) return false;
        var given = bias ?? default;
        fixed (byte* px = x, pw = weight, pb = given, py = y)
        {
            var samples = (nint)y.Layout.Size(0);
            var shift = bias is null ? null : given.Address(pb);
            switch (y.DType)
            {
                case DType.Float32:
                    Convolve(pass, Arguments<float>(x.Address(px), weight.Address(pw), shift, y.Address(py), samples, sizes));
                    return true;
                case DType.Float64:
                    Convolve(pass, Arguments<double>(x.Address(px), weight.Address(pw), shift, y.Address(py), samples, sizes));
                    return true;
                default:
                    return false;
            }
        }
    }

    private static void Convolve(ConvPass pass, in ConvArgs<float> args)
    {
        if (Avx512F.IsSupported && Avx512DQ.IsSupported) ConvKernel<float, F32x16, Vector512<float>>.Run(pass, args);
        else if (Avx2.IsSupported && Fma.IsSupported) ConvKernel<float, F32x8, Vector256<float>>.Run(pass, args);
        else ConvKernel<float, F32x4, Vector128<float>>.Run(pass, args);
    }

    private static void Convolve(ConvPass pass, in ConvArgs<double> args)
    {
        if (Avx512F.IsSupported && Avx512DQ.IsSupported) ConvKernel<double, F64x8, Vector512<double>>.Run(pass, args);
        else if (Avx2.IsSupported && Fma.IsSupported) ConvKernel<double, F64x4, Vector256<double>>.Run(pass, args);
        else ConvKernel<double, F64x2, Vector128<double>>.Run(pass, args);
    }

    private static ConvArgs<T> Arguments<T>(byte* x, byte* weight, byte* bias, byte* y, nint samples, in ConvSizes sizes)
        where T : unmanaged, INumber<T> => new()
        {
            X = (T*)x,
            Weight = (T*)weight,
            Bias = (T*)bias,
            Y = (T*)y,
            Samples = samples,
            Sizes = sizes,
        };

    // Offsets inside a few samples are 32-bit numbers.
    private static bool FitsOffsets(in ConvSizes sizes)
    {
        const double limit = 1 << 28;
        var w = sizes.Windows;
        var (deep, high) = (w.Input.D + (2.0 * w.Padding.D) + w.Kernel.D * w.Dilation.D, w.Input.H + (2.0 * w.Padding.H) + w.Kernel.H * w.Dilation.H);
        var wide = w.Input.W + (2.0 * w.Padding.W) + (w.Kernel.W * w.Dilation.W) + w.Stride.W;
        return sizes.Groups * (double)Math.Max(sizes.In, sizes.Out) * deep * high * wide < limit && sizes.In * (double)sizes.Taps < limit;
    }
}
