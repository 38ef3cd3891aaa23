using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Tests.Fakes;

/// <summary>A tensor of a toy library: float32 values with a toy tape, enough to judge the judges.</summary>
public sealed class FakeTensor
{
    internal FakeTensor(RawTensor raw) => Raw = raw;

    internal FakeTensor(long[] shape, params float[] values)
        : this(RawTensors.Of(DType.Float32, shape, values))
    {
    }

    internal RawTensor Raw { get; set; }

    internal bool RequiresGrad { get; set; }

    internal FakeTensor? Grad { get; set; }

    internal long Version { get; set; }

    /// <summary>Hands a gradient on to the inputs; null for a leaf.</summary>
    internal Action<FakeTensor>? Backward { get; set; }

    internal Func<object, object?>? Hook { get; set; }

    internal long[] Shape => Raw.Shape;

    internal float[] Values => [.. Enumerable.Range(0, (int)Raw.Count).Select(i => (float)Raw.RealAt(i))];

    internal void Accumulate(FakeTensor gradient)
    {
        if (Hook?.Invoke(gradient) is FakeTensor changed) gradient = changed;
        if (Backward is not null) Backward(gradient);
        else if (RequiresGrad) Grad = Grad is null ? gradient : new(Shape, [.. Grad.Values.Zip(gradient.Values, (a, b) => a + b)]);
    }

    /// <summary>Values by a function, gradient by its derivative.</summary>
    internal static FakeTensor Map(FakeTensor x, Func<float, float> value, Func<float, float> derivative) =>
        new(x.Shape, [.. x.Values.Select(value)])
        {
            RequiresGrad = x.RequiresGrad,
            Backward = x.RequiresGrad
                ? gradient => x.Accumulate(new(x.Shape, [.. x.Values.Zip(gradient.Values, (v, g) => derivative(v) * g)]))
                : null,
        };
}
