namespace Kasane.Conformance.Tests.Sample;

/// <summary>A library in small, with the names that the catalog looks for.</summary>
public sealed class Tensor
{
    public string T => "all dimensions";

    public string Sum() => "instance sum";

    public static string Ones(long size) => $"ones {size}";
}

public static class Functional
{
    extension(Tensor x)
    {
        public string MH => x is null ? "nothing" : "extension property";

        public static string operator -(long left, Tensor right) => right is null ? "nothing" : $"{left} - x";
    }

    public static string LeakyRelu(this Tensor x, double slope = 0.01) => slope < 0 || x is null ? "wrong" : "leaky";

    public static string MatMul(this Tensor x) => x is null ? "wrong" : "matmul";

    public static string Norm(this Tensor x) => x is null ? "wrong" : "norm";

    public static string Det(this Tensor x) => x is null ? "wrong" : "det";

    public static string AddInPlace(this Tensor x) => x is null ? "wrong" : "add in place";
}

public static class Linalg
{
    public static string Norm(Tensor x) => x is null ? "wrong" : "linalg norm";
}

public sealed class Conv2d(int inChannels, int outChannels, int kernelSize)
{
    public int KernelSize { get; } = inChannels + outChannels == 3 ? kernelSize : 0;
}
