using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Chooses the way in which a product is computed, by its sizes and strides alone.</summary>
internal static unsafe class GemmDriver<T, O, V>
    where T : unmanaged, INumber<T>
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    /// <summary>Below so many multiply-adds B in rows is not packed.</summary>
    private const double DirectWork = 1e6;

    /// <summary>So few rows do not pay for turning B around.</summary>
    private const nint DotRows = 12;

    /// <summary>Some more do not either, where sums are so many times as long as there are rows, and B lies in the second-level cache.</summary>
    private const nint MoreDotRows = 24;

    private const nint DotSteps = 8;
    private const nint NearElements = 1 << 18;

    /// <summary>Up to so many columns A is not turned around, either; with B in rows, which is turned then, only for so many of A.</summary>
    private const nint NarrowCols = 32;

    private const nint NarrowRows = 256;

    /// <summary>Up to so many steps along K, and for so few rows, packing B costs more than it saves.</summary>
    private const nint DirectSteps = 8;

    /// <summary>Whether a product whose B is contiguous along K, as A is, is computed as dot products.</summary>
    public static bool IsForDots(nint m, nint k, nint n) => IsFlat(m, k, n) || IsNarrow(k, n);

    private static bool IsFlat(nint m, nint k, nint n) => m <= DotRows || (m <= MoreDotRows && k >= DotSteps * m && n * k <= NearElements);

    private static bool IsNarrow(nint k, nint n) => n <= NarrowCols && k >= DotSteps * n;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in GemmArgs<T> args)
    {
        if (args.M <= 0 || args.N <= 0) return;
        if (args.K <= 0) Empty(args);
        else if (args.N == 1 && args.M > 1) Column(args);
        else if (args.N == 1 && args.ACol == 1 && args.BRow == 1 && args.K >= GemmSingle<T, O, V>.LeastSteps) GemmSingle<T, O, V>.Run(args);
        else if (args.BRow == 1 && (args.BCol != 1 || args.N == 1) && IsFlat(args.M, args.K, args.N)) Dot(args, 1);
        else if (args.ACol == 1 && IsNarrow(args.K, args.N) && (args.BRow == 1 || args.M >= NarrowRows)) Narrow(args);
        else if (args.BCol == 1 || args.N == 1)
        {
            if (args.K == 1) GemmOuter<T, O, V>.Run(args);
            else if (args.M <= O.MaxRows || args.K <= DirectSteps || args.Work <= DirectWork) GemmDirect<T, O, V>.Run(args);
            else Packed(args);
        }
        else Packed(args);
    }

    private static void Packed(in GemmArgs<T> args)
    {
        if (args.M >= GemmBlocked<T, O, V>.LeastRows) GemmBlocked<T, O, V>.Run(args);
        else GemmPacked<T, O, V>.Run(args);
    }

    /// <summary>No steps along K: the product is zero.</summary>
    private static void Empty(in GemmArgs<T> args)
    {
        for (nint i = 0; i < args.M; i++)
        {
            if (!args.Accumulate) new Span<T>(args.C + (i * args.CRow), checked((int)args.N)).Clear();
        }

        if (args.HasEpilogue) GemmEpilogue<T, O, V>.Apply(args, args.C, args.M, 0, args.N);
    }

    /// <summary>Few columns, as the product of the transposed operands: neither is turned around.</summary>
    private static void Narrow(in GemmArgs<T> args)
    {
        var turned = args.WithoutEpilogue() with
        {
            M = args.N,
            N = args.M,
            A = args.B,
            ARow = args.BCol,
            ACol = args.BRow,
            B = args.A,
            BRow = 1,
            BCol = args.ARow,
            CRow = 1,
        };
        Dot(turned, args.CRow);
        if (args.HasEpilogue) GemmEpilogue<T, O, V>.Apply(args, args.C, args.M, 0, args.N);
    }

    /// <summary>A matrix times a vector, as a vector times the transposed matrix.</summary>
    private static void Column(in GemmArgs<T> args)
    {
        var turned = args.WithoutEpilogue() with
        {
            M = 1,
            N = args.M,
            A = args.B,
            ARow = 0,
            ACol = args.BRow,
            B = args.A,
            BRow = args.ACol,
            BCol = args.ARow,
        };
        if (turned.BCol == 1 && args.CRow == 1)
        {
            GemmDirect<T, O, V>.Run(turned);
        }
        else if (turned.BRow == 1)
        {
            Dot(turned, args.CRow);
        }
        else
        {
            // Rare strides: one masked column.
            Packed(args);
            return;
        }

        if (args.HasEpilogue) GemmEpilogue<T, O, V>.Apply(args, args.C, args.M, 0, 1);
    }

    private static void Dot(in GemmArgs<T> args, nint cCol)
    {
        if (args.ACol == 1 || args.K == 1)
        {
            GemmDot<T, O, V>.Run(args, cCol);
            return;
        }

        var copy = args with { A = GemmScratch.ForA<T>(args.M * args.K), ARow = args.K, ACol = 1 };
        for (nint i = 0; i < args.M; i++)
            for (nint k = 0; k < args.K; k++) copy.A[(i * args.K) + k] = args.A[(i * args.ARow) + (k * args.ACol)];
        GemmDot<T, O, V>.Run(copy, cCol);
    }
}
