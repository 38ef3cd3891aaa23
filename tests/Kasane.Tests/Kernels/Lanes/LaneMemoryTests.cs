using System.Numerics;
using System.Runtime.InteropServices;
using Kasane.Internal;

namespace Kasane.Tests.Kernels.Lanes;

/// <summary>Loads and stores, whole and in part, and sums over the lanes.</summary>
public unsafe partial class LaneMemoryTests
{
    [Theory]
    [MemberData(nameof(LaneCases.All), MemberType = typeof(LaneCases))]
    public void PartsTouchTheirElementsOnly(int width, string type) => LaneCases.Run(width, type, default(Parts));

    [Theory]
    [MemberData(nameof(LaneCases.All), MemberType = typeof(LaneCases))]
    public void SumsAndMapsMatchScalars(int width, string type) => LaneCases.Run(width, type, default(Sums));

    /// <summary>A part that ends at the end of a page, before one without access.</summary>
    [Theory]
    [MemberData(nameof(LaneCases.All), MemberType = typeof(LaneCases))]
    public void PartsAtTheEndOfMemoryDoNotFault(int width, string type)
    {
        if (OperatingSystem.IsLinux()) LaneCases.Run(width, type, default(Guarded));
    }

    private static double PlusOne(double x) => x + 1;

    private static double Difference(double x, double y) => x - y;

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(void* address, nuint length);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(void* address, nuint length, int protection);

    private readonly struct Parts : ILaneCheck
    {
        public void Run<L, V, T>()
            where L : ILanes<L, V>
            where V : struct
            where T : unmanaged, INumber<T>
        {
            T* source = stackalloc T[32];
            T* target = stackalloc T[32];
            for (int i = 0; i < 32; i++) source[i] = T.CreateTruncating(i + 1);
            T mark = T.CreateTruncating(-5);
            Assert.Equal(sizeof(T), L.ItemSize);
            Assert.Equal(System.Runtime.CompilerServices.Unsafe.SizeOf<V>() / sizeof(T), L.Count);
            for (int offset = 0; offset < 3; offset++)
            {
                for (int count = 1; count < L.Count; count++)
                {
                    new Span<T>(target, 32).Fill(mark);
                    L.Store(L.LoadPart(source + offset, count), target + 1);
                    for (int i = 0; i < 32; i++)
                    {
                        T expected = i < 1 || i > L.Count ? mark : i <= count ? source[offset + i - 1] : T.Zero;
                        Assert.Equal(expected, target[i]);
                    }

                    new Span<T>(target, 32).Fill(mark);
                    L.StorePart(L.Load(source + offset), target + 1, count);
                    for (int i = 0; i < 32; i++) Assert.Equal(i < 1 || i > count ? mark : source[offset + i - 1], target[i]);
                }
            }
        }
    }

    private readonly struct Sums : ILaneCheck
    {
        public void Run<L, V, T>()
            where L : ILanes<L, V>
            where V : struct
            where T : unmanaged, INumber<T>
        {
            T* x = stackalloc T[16];
            T* y = stackalloc T[16];
            T* result = stackalloc T[16];
            double sum = 0;
            for (int i = 0; i < L.Count; i++)
            {
                x[i] = T.CreateTruncating(1_000_000_007 - 77 * i);
                y[i] = T.CreateTruncating(3 * i + 1);
                sum += double.CreateTruncating(x[i]);
            }

            Assert.Equal(sum, L.HorizontalSum(L.Load(x)));
            L.Store(L.Map(L.Load(y), &PlusOne), result);
            for (int i = 0; i < L.Count; i++) Assert.Equal(y[i] + T.One, result[i]);
            L.Store(L.Map(L.Load(x), L.Load(y), &Difference), result);
            for (int i = 0; i < L.Count; i++) Assert.Equal(T.CreateTruncating(double.CreateTruncating(x[i]) - double.CreateTruncating(y[i])), result[i]);
        }
    }

    private readonly struct Guarded : ILaneCheck
    {
        public void Run<L, V, T>()
            where L : ILanes<L, V>
            where V : struct
            where T : unmanaged, INumber<T>
        {
            nuint page = (nuint)Environment.SystemPageSize;
            byte* memory = (byte*)Map(null, 2 * page, 3, 0x22, -1, 0);
            try
            {
                Assert.Equal(0, Protect(memory + page, page, 0));
                for (int count = 1; count < L.Count; count++)
                {
                    T* end = (T*)(memory + page) - count;
                    for (int i = 0; i < count; i++) end[i] = T.CreateTruncating(i + 3);
                    V part = L.LoadPart(end, count);
                    L.StorePart(L.Add(part, part), end, count);
                    for (int i = 0; i < count; i++) Assert.Equal(T.CreateTruncating(2 * (i + 3)), end[i]);
                    byte* bytes = memory + page - count;
                    L.StoreMask(L.LoadMask(bytes, count), bytes, count);
                }
            }
            finally
            {
                _ = Unmap(memory, 2 * page);
            }
        }
    }
}
