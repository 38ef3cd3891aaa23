namespace Kasane;

public static partial class Functional
{
    /// <summary>A vector for every class: 1 at the class, 0 elsewhere.</summary>
    /// <param name="tensor">Int64 classes from 0; any shape.</param>
    /// <param name="numClasses">How many there are; -1: one more than the largest.</param>
    /// <returns>Int64, (*, numClasses).</returns>
    /// <exception cref="KasaneException">A class is negative or not below numClasses.</exception>
    public static Tensor OneHot(this Tensor tensor, long numClasses = -1)
    {
        if (tensor.DType != DType.Int64)
            throw new DTypeException($"OneHot expects Int64 classes, but got {tensor.DType}. Convert them with To(DType.Int64).")
            {
                Operation = "OneHot",
            };
        var empty = tensor.ElementCount == 0;
        if (empty && numClasses <= 0)
            throw new KasaneException("OneHot of an empty tensor expects a number of classes.") { Operation = "OneHot" };
        long least = empty ? 0 : tensor.Min().Item<long>(), most = empty ? 0 : tensor.Max().Item<long>();
        if (numClasses == -1) numClasses = most + 1;
        if (least < 0 || (!empty && most >= numClasses) || numClasses < 1)
            throw new KasaneException($"OneHot expects classes from 0 to {numClasses - 1}, but they reach from {least} to {most}.")
            {
                Operation = "OneHot",
            };
        return Tensor.Zeros([.. tensor.Layout.Sizes, numClasses], DType.Int64, tensor.Device).ScatterInPlace(-1, tensor.Unsqueeze(-1), 1);
    }
}
