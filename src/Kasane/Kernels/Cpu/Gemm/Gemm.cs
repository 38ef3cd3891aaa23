namespace Kasane.Internal;

internal static unsafe class Gemm
{
    public static void Run(in GemmArgs<float> g)
    {
        for (nint i = 0; i < g.M; i++)
            for (nint j = 0; j < g.N; j++)
            {
                float s = g.Accumulate ? g.C[(i * g.CRow) + j] : 0;
                for (nint k = 0; k < g.K; k++) s += g.A[(i * g.ARow) + (k * g.ACol)] * g.B[(k * g.BRow) + (j * g.BCol)];
                g.C[(i * g.CRow) + j] = s + (g.Bias == null ? 0 : g.Bias[j]);
            }
    }

    public static void Run(in GemmArgs<double> g)
    {
        for (nint i = 0; i < g.M; i++)
            for (nint j = 0; j < g.N; j++)
            {
                double s = g.Accumulate ? g.C[(i * g.CRow) + j] : 0;
                for (nint k = 0; k < g.K; k++) s += g.A[(i * g.ARow) + (k * g.ACol)] * g.B[(k * g.BRow) + (j * g.BCol)];
                g.C[(i * g.CRow) + j] = s + (g.Bias == null ? 0 : g.Bias[j]);
            }
    }

    public static void RunBatched(in GemmArgs<float> args, nint count, nint aStride, nint bStride, nint cStride)
    {
        for (nint i = 0; i < count; i++) Run(args with { A = args.A + (i * aStride), B = args.B + (i * bStride), C = args.C + (i * cStride) });
    }

    public static void RunBatched(in GemmArgs<double> args, nint count, nint aStride, nint bStride, nint cStride)
    {
        for (nint i = 0; i < count; i++) Run(args with { A = args.A + (i * aStride), B = args.B + (i * bStride), C = args.C + (i * cStride) });
    }
}
