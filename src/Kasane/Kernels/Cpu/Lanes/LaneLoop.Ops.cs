using System.Numerics;

namespace Kasane.Internal;

/// <content>Functions given as types.</content>
internal static unsafe partial class LaneLoop
{
    public static void Map<T, TOp>(in TOp op, T* x, int count)
        where T : unmanaged, INumber<T>
        where TOp : unmanaged, IUnaryOp
    {
        for (int i = 0; i < count; i++) x[i] = T.CreateTruncating(op.Reference(double.CreateTruncating(x[i])));
    }

    public static void Map<T, TOp>(in TOp op, T* x, T* y, int count)
        where T : unmanaged, INumber<T>
        where TOp : unmanaged, IBinaryOp
    {
        for (int i = 0; i < count; i++)
            x[i] = T.CreateTruncating(op.Reference(double.CreateTruncating(x[i]), double.CreateTruncating(y[i])));
    }

    public static void MapIntegers<T, TFunction>(T* x, T* y, int count)
        where T : unmanaged, INumber<T>
        where TFunction : struct, IIntegerFunction
    {
        for (int i = 0; i < count; i++) x[i] = T.CreateTruncating(TFunction.Of(long.CreateTruncating(x[i]), long.CreateTruncating(y[i])));
    }
}
