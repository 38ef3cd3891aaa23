namespace Kasane.Internal;

/// <summary>A layer that can write its output over its input, with the same numbers and gradients.</summary>
internal interface IOverwriting
{
    Tensor Overwrite(Tensor input);
}
