using System.Numerics;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override bool Convolve(in Block x, in Block weight, Block? bias, in Block y, in ConvSizes sizes, Block? packed = null) =>
        Convolve(ConvPass.Forward, x, weight, bias, y, sizes, packed);

    public override bool ConvolveInput(in Block y, in Block weight, in Block x, in ConvSizes sizes) =>
        Convolve(ConvPass.Input, x, weight, null, y, sizes, null);

    public override bool ConvolveWeight(in Block x, in Block y, in Block weight, in ConvSizes sizes) =>
        Convolve(ConvPass.Weight, x, weight, null, y, sizes, null);

    public override PackedForm PackedConvolution(in Block weight, long samples, in ConvSizes sizes)
    {
        if (weight.Count == 0 || samples == 0 || sizes.Places == 0 || !FitsOffsets(sizes)) return default;
        return weight.DType switch
        {
            DType.Float32 => PackedForm(new ConvArgs<float> { Samples = (nint)samples, Sizes = sizes }),
            DType.Float64 => PackedForm(new ConvArgs<double> { Samples = (nint)samples, Sizes = sizes }),
            _ => default,
        };
    }

    public override void PackConvolution(in Block weight, long samples, in ConvSizes sizes, in Block packed)
    {
        fixed (byte* pw = weight, pp = packed)
        {
            if (weight.DType == DType.Float32)
                Pack(new ConvArgs<float> { Weight = (float*)weight.Address(pw), Samples = (nint)samples, Sizes = sizes }, (float*)packed.Address(pp));
            else
                Pack(new ConvArgs<double> { Weight = (double*)weight.Address(pw), Samples = (nint)samples, Sizes = sizes }, (double*)packed.Address(pp));
        }
    }

    private static bool Convolve(ConvPass pass, in Block x, in Block weight, Block? bias, in Block y, in ConvSizes sizes, Block? packed)
    {
        if (x.Count == 0 || weight.Count == 0 || y.Count == 0 || !FitsOffsets(sizes)) return false;
        var (shift, order) = (bias ?? default, packed ?? default);
        fixed (byte* px = x, pw = weight, pb = shift, pp = order, py = y)
        {
            var samples = (nint)y.Layout.Size(0);
            var given = bias is null ? null : shift.Address(pb);
            var known = packed is null ? null : order.Address(pp);
            switch (y.DType)
            {
                case DType.Float32:
                    Convolve(pass, Arguments<float>(x.Address(px), weight.Address(pw), known, given, y.Address(py), samples, sizes));
                    return true;
                case DType.Float64:
                    Convolve(pass, Arguments<double>(x.Address(px), weight.Address(pw), known, given, y.Address(py), samples, sizes));
                    return true;
                default:
                    return false;
            }
        }
    }

    private static void Convolve(ConvPass pass, in ConvArgs<float> args)
    {
        if (Gemm.Wide) ConvKernel<float, F32x16, Vector512<float>>.Run(pass, args);
        else if (Gemm.Middle) ConvKernel<float, F32x8, Vector256<float>>.Run(pass, args);
        else ConvKernel<float, F32x4, Vector128<float>>.Run(pass, args);
    }

    private static void Convolve(ConvPass pass, in ConvArgs<double> args)
    {
        if (Gemm.Wide) ConvKernel<double, F64x8, Vector512<double>>.Run(pass, args);
        else if (Gemm.Middle) ConvKernel<double, F64x4, Vector256<double>>.Run(pass, args);
        else ConvKernel<double, F64x2, Vector128<double>>.Run(pass, args);
    }

    private static PackedForm PackedForm(in ConvArgs<float> args) =>
        Gemm.Wide ? ConvKernel<float, F32x16, Vector512<float>>.PackedForm(args)
        : Gemm.Middle ? ConvKernel<float, F32x8, Vector256<float>>.PackedForm(args)
        : ConvKernel<float, F32x4, Vector128<float>>.PackedForm(args);

    private static PackedForm PackedForm(in ConvArgs<double> args) =>
        Gemm.Wide ? ConvKernel<double, F64x8, Vector512<double>>.PackedForm(args)
        : Gemm.Middle ? ConvKernel<double, F64x4, Vector256<double>>.PackedForm(args)
        : ConvKernel<double, F64x2, Vector128<double>>.PackedForm(args);

    private static void Pack(in ConvArgs<float> args, float* target)
    {
        if (Gemm.Wide) ConvKernel<float, F32x16, Vector512<float>>.Pack(args, target);
        else if (Gemm.Middle) ConvKernel<float, F32x8, Vector256<float>>.Pack(args, target);
        else ConvKernel<float, F32x4, Vector128<float>>.Pack(args, target);
    }

    private static void Pack(in ConvArgs<double> args, double* target)
    {
        if (Gemm.Wide) ConvKernel<double, F64x8, Vector512<double>>.Pack(args, target);
        else if (Gemm.Middle) ConvKernel<double, F64x4, Vector256<double>>.Pack(args, target);
        else ConvKernel<double, F64x2, Vector128<double>>.Pack(args, target);
    }

    private static ConvArgs<T> Arguments<T>(byte* x, byte* weight, byte* packed, byte* bias, byte* y, nint samples, in ConvSizes sizes)
        where T : unmanaged, INumber<T> => new()
        {
            X = (T*)x,
            Weight = (T*)weight,
            Packed = (T*)packed,
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
