namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override void Update<TOp>(in TOp op, in Block gradient, in Block parameter, in Block first, in Block second, in Block third)
    {
        fixed (byte* pg = gradient, pp = parameter, p1 = first, p2 = second, p3 = third)
        {
            var p = stackalloc byte*[5] { gradient.Address(pg), parameter.Address(pp), first.Address(p1), second.Address(p2), third.Address(p3) };
            UpdateKernel<TOp>.Run(op, parameter.DType, p, parameter.Count);
        }
    }
}
