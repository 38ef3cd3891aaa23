using F = Kasane.Functional;

namespace Kasane.Tests.Ops;

public sealed class ComplexViewTests
{
    [Fact]
    public void Parts_are_views()
    {
        var z = F.Complex(Tensor.From(1f, 2f), Tensor.From(3f, 4f));
        z.Real().MulInPlace(10);
        z.Imag()[0] = Tensor.Scalar(-1f);
        Assert.Equal([new(10, -1), new(20, 4)], z.ToArray<Complex64>());
        Assert.Equal([10, -1, 20, 4], z.ViewAsReal().ToArray<float>());
        Assert.Equal([4, 20], z.ViewAsReal().Flip(0, 1).Select(0, 0).ToArray<float>());
    }

    [Fact]
    public void Writing_to_a_part_rewrites_history()
    {
        var x = Tensor.From(1f, 2f);
        x.RequiresGrad = true;
        var z = F.Complex(x, x.Mul(3));
        z.Real().MulInPlace(5);
        // 5 x + 3 i x: |z|^2 = 34 x^2
        z.Abs().Square().Sum().Backward();
        Assert.Equal([68, 136], x.Grad!.ToArray<float>(), (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void Pairs_side_by_side_are_complex()
    {
        var x = Tensor.Randn([3, 4], new Generator(1));
        Assert.Throws<ShapeException>(() => x.ViewAsComplex());
        Assert.Throws<ShapeException>(() => x.Narrow(1, 1, 2).ViewAsComplex());
        Assert.Throws<ShapeException>(() => x.View(2, 6).Transpose(0, 1).ViewAsComplex());
        Assert.Throws<DTypeException>(() => Tensor.Arange(2).ViewAsComplex());
        Assert.Throws<DTypeException>(() => x.ViewAsReal());
        var z = x.Narrow(1, 2, 2).ViewAsComplex();
        Assert.Equal([3], z.Shape.ToArray());
        Assert.Equal(x.Select(1, 3).ToArray<float>(), z.Imag().ToArray<float>());
    }

    [Fact]
    public void Bytes_can_be_read_as_another_dtype()
    {
        var x = Tensor.From(1f, -2f, 0f, 4f).View(2, 2);
        Assert.Equal([0x3F800000, unchecked((int)0xC0000000), 0, 0x40800000], x.View(DType.Int32).ToArray<int>());
        Assert.Equal([2, 4], x.View(DType.Int16).Shape.ToArray());
        Assert.Equal([2, 1], x.View(DType.Float64).Shape.ToArray());
        Assert.Equal(x.ToArray<float>(), x.View(DType.UInt8).View(DType.Float32).ToArray<float>());
        Assert.Equal([new(1, -2), new(0, 4)], x.View(DType.Complex64).ToArray<Complex64>());
        Assert.Throws<ShapeException>(() => x.Transpose(0, 1).View(DType.Float64));
        Assert.Throws<ShapeException>(() => Tensor.Scalar(1f).View(DType.Int16));
    }
}
