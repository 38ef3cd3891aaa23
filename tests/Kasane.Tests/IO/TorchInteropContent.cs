using System.Numerics;

namespace Kasane.Tests;

/// <summary>The contents that tests/interop/checkpoints.py builds, too.</summary>
internal static class TorchInteropContent
{
    public static TorchDict Create()
    {
        var learned = new Parameter(Tensor.From(1f, 2f, 3f));
        return new()
        {
            ["tensors"] = Tensors(),
            ["views"] = Views(),
            ["parameters"] = new TorchTuple(learned, new Parameter(Tensor.From(4f, 5f), requiresGrad: false), learned),
            ["grad"] = Tensor.From([7f], [1], requiresGrad: true),
            ["numbers"] = Numbers(),
            ["floats"] = new List<object?> { 0.5, -0.0, double.PositiveInfinity, 1e300 },
            ["texts"] = new List<object?> { "", "a", "\u4e2d\u6587 \U0001F600", new string('x', 300), "a" },
            ["others"] = new List<object?> { true, false, null, new byte[] { 0, 255 }, Shape.Create([2, 3]), DType.BFloat16, Device.Cpu },
            ["tuples"] = new List<object?>
            {
                new TorchTuple(), new TorchTuple(1L), new TorchTuple(1L, 2L), new TorchTuple(1L, 2L, 3L), new TorchTuple(1L, 2L, 3L, 4L),
                new TorchTuple(new TorchTuple(1L), new List<object?> { 2L }),
            },
            [1] = new TorchDict { [2] = new List<object?> { new List<object?>(), new TorchDict() }, ["k"] = new TorchDict() },
        };
    }

    public static Dictionary<string, Tensor> Arrays()
    {
        var arrays = new Dictionary<string, Tensor>();
        foreach (var dtype in Enum.GetValues<DType>())
            if (dtype != DType.BFloat16) arrays[dtype.PyTorchName] = Values(dtype);
        arrays["empty"] = Tensor.Zeros([0, 4]);
        arrays["scalar"] = Tensor.Scalar(3.5).To(DType.Float64);
        arrays["vector"] = Tensor.From<short>(0, 1, 2, 3, 4);
        arrays["fortran"] = Tensor.Arange(24).To(DType.Float32).Reshape(2, 3, 4).Permute(2, 1, 0).Contiguous().Permute(2, 1, 0);
        return arrays;
    }

    private static TorchDict Tensors()
    {
        var tensors = new TorchDict(isOrdered: true);
        foreach (var name in "float32 float64 float16 bfloat16 int64 int32 int16 int8 uint8 bool complex64".Split(' '))
        {
            var dtype = Enum.GetValues<DType>().Single(value => value.PyTorchName == name);
            tensors[name] = Values(dtype);
            tensors[name + ".empty"] = Tensor.Zeros([0, 3]).To(dtype);
            tensors[name + ".scalar"] = Tensor.Ones([]).To(dtype);
        }
        tensors["special"] = Tensor.From(float.PositiveInfinity, float.NegativeInfinity, -0f, float.Epsilon);
        return tensors;
    }

    private static Tensor Values(DType dtype) => dtype == DType.Complex64
        ? Tensor.From(Enumerable.Range(0, 6).Select(i => new Complex64(i, -i - 1)).ToArray(), [2, 3])
        : Tensor.From([0f, 1, 2, 3, 4, 5], [2, 3]).To(dtype);

    private static List<object?> Views()
    {
        var flat = Tensor.From(Enumerable.Range(0, 12).Select(i => (float)i).ToArray(), [12]);
        return [flat, flat[2..8], flat.Reshape(3, 4).Transpose(0, 1), flat[TensorIndex.Step(3, 6, 2)], flat[4].Expand(2, 3)];
    }

    private static List<object?> Numbers() =>
    [
        0L, 1L, -1L, 255L, 256L, 65535L, 65536L, (long)int.MaxValue, int.MaxValue + 1L, (long)int.MinValue, int.MinValue - 1L, long.MaxValue,
        BigInteger.Pow(2, 63), long.MinValue, BigInteger.Pow(10, 400), -BigInteger.Pow(10, 700),
    ];
}
