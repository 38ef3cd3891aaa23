using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Kasane.Internal;

namespace Kasane.Tests.Kernels;

/// <summary>
/// No kernel reads outside of its operands, not even what it then ignores: each operand ends where unreadable memory begins, and after that
/// begins where unreadable memory ends. A violation ends the test process.
/// </summary>
public sealed unsafe partial class GemmBoundsTests
{
    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(void* address, nuint length, int protection);

    /// <summary>Readable memory of the given size with an unreadable page on both sides.</summary>
    private static byte* Island(nuint size)
    {
        const int NoAccess = 0, ReadWrite = 3, PrivateAnonymous = 0x22;
        var page = (nuint)Environment.SystemPageSize;
        var start = (byte*)Map(null, size + (2 * page), NoAccess, PrivateAnonymous, -1, 0);
        if ((nint)start == -1 || Protect(start + page, size, ReadWrite) != 0) throw new InvalidOperationException("mmap");
        return start + page;
    }

    [Fact]
    public void Operands_at_the_edge_of_unreadable_memory()
    {
        if (!OperatingSystem.IsLinux()) return;
        const int Size = 1 << 20;
        byte* a = Island(Size), b = Island(Size), c = Island(Size), bias = Island(Size);
        int[] sizes = [1, 2, 3, 4, 5, 7, 8, 13, 15, 16, 17, 31, 33, 47, 64, 65, 110];
        foreach (var m in sizes)
        {
            foreach (var n in sizes)
            {
                foreach (var k in sizes)
                {
                    for (var kind = 0; kind < 8; kind++)
                    {
                        Run<float>(m, n, k, kind);
                        Run<double>(m, n, k, kind);
                    }
                }
            }
        }

        void Run<T>(int m, int n, int k, int kind)
            where T : unmanaged
        {
            T* Place(byte* island, int count) => (T*)((kind & 4) == 0 ? island : island + Size - (count * sizeof(T)));
            var args = new GemmArgs<T>
            {
                M = m,
                N = n,
                K = k,
                A = Place(a, m * k),
                ARow = (kind & 1) == 0 ? k : 1,
                ACol = (kind & 1) == 0 ? 1 : m,
                B = Place(b, k * n),
                BRow = (kind & 2) == 0 ? n : 1,
                BCol = (kind & 2) == 0 ? 1 : k,
                C = Place(c, m * n),
                CRow = n,
                Bias = Place(bias, n),
                Accumulate = n % 2 == 0,
                Activation = GemmActivation.ReLU,
            };
            if (typeof(T) == typeof(float))
            {
                var floats = *(GemmArgs<float>*)&args;
                Gemm.Run(floats);
                if (Fma.IsSupported) GemmDriver<float, F32x8, Vector256<float>>.Run(floats);
                GemmDriver<float, F32x4, Vector128<float>>.Run(floats);
            }
            else
            {
                var doubles = *(GemmArgs<double>*)&args;
                Gemm.Run(doubles);
                if (Fma.IsSupported) GemmDriver<double, F64x4, Vector256<double>>.Run(doubles);
                GemmDriver<double, F64x2, Vector128<double>>.Run(doubles);
            }
        }
    }
}
