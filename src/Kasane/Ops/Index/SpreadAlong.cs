namespace Kasane.Internal;

/// <summary>Elements added up at an index along one dimension of a tensor of zeros.</summary>
/// <derivative>g at the places.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct SpreadAlongOp(int Dim, Layout To, string Operation) : IOp2
{
    public static string Name => "SpreadAlong";

    public Needs NeedsFor(bool left, bool right) => Needs.Right;

    public Tensor Forward(Tensor a, Tensor b)
    {
        var y = Tensor.Zeros(To.Shape, a.DType, a.Device);
        PutAlongOp.Write(y, Dim, b, a, PutMode.Add, Operation, false);
        return y;
    }

    public Tensor? BackwardLeft(Tensor gradient, in Saved2 saved) => gradient.TakeAlong((Dim, saved.Right), Operation);

    public Tensor? BackwardRight(Tensor gradient, in Saved2 saved) => null;
}
