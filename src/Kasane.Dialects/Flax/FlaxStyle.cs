namespace Kasane.Dialects.Flax;

/// <summary>Weights are made inside of Init only, from its key: normal, truncated at two sigma, with variance 1/fanIn (LeCun).</summary>
internal sealed class FlaxStyle : LayerStyle
{
    public static FlaxStyle Instance { get; } = new();

    public override void RequireReady(Kasane.Module layer)
    {
        if (!Scope.MayMakeParameters)
            throw new InvalidOperationException(
                $"{layer.GetType().Name} has no parameters: modules of this dialect are stateless. "
                + "Make them with net.Init(key, x), and call net.Apply(variables, x).");
    }

    public override Tensor Weight(Shape shape, long fanIn, long fanOut, DType dtype, Device device)
    {
        // 0.8796... is the standard deviation of a standard normal truncated at two sigma.
        var std = Math.Sqrt(1.0 / Math.Max(1, fanIn)) / 0.87962566103423978;
        var values = Tensor.Randn(shape, Scope.ForParameters());
        while (values.Abs().Max().Item<float>() > 2)
            values = Functional.Where(values.Abs() > 2, Tensor.Randn(shape, Scope.ForParameters()), values);
        return (values * std).To(dtype).To(device);
    }
}
