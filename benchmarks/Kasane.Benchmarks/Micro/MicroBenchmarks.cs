using BenchmarkDotNet.Attributes;

namespace Kasane.Benchmarks;

/// <summary>Single operations on squares of n by n elements, without gradients.</summary>
[MemoryDiagnoser]
public class MicroBenchmarks
{
    private Tensor a = null!;
    private Tensor b = null!;

    /// <summary>The side of the square.</summary>
    [Params(32, 256, 1024)]
    public int N { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        a = HashFill.Symmetric(1, 1, N, N);
        b = HashFill.Symmetric(2, 1, N, N);
    }

    [Benchmark]
    public Tensor Add() => a + b;

    [Benchmark]
    public Tensor Relu() => a.Relu();

    [Benchmark]
    public Tensor Tanh() => a.Tanh();

    [Benchmark]
    public Tensor SumOfRows() => a.Sum(1);

    [Benchmark]
    public Tensor SumOfColumns() => a.Sum(0);

    [Benchmark]
    public Tensor MatMul() => a.MatMul(b);
}
