namespace Kasane.Internal;

/// <summary>An operation on one tensor.</summary>
internal interface IOp1 : IOp
{
    /// <summary>What the derivative needs: the input, the result, or nothing.</summary>
    Needs Needs { get; }

    /// <summary>Computes the result without recording; checks shapes and dtypes first.</summary>
    Tensor Forward(Tensor x);

    /// <summary>The gradient of the input, written in operations; null means zero.</summary>
    Tensor? Backward(Tensor gradient, in Saved1 saved);
}
