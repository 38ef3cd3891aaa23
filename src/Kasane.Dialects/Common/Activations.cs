namespace Kasane.Dialects;

/// <summary>Activations by the names that Gluon and Keras use.</summary>
internal static class Activations
{
    /// <exception cref="ArgumentException">There is no activation of that name.</exception>
    public static Func<Tensor, Tensor> Of(string name) => name switch
    {
        "relu" => Functional.Relu,
        "sigmoid" => x => x.Sigmoid(),
        "tanh" => x => x.Tanh(),
        "softrelu" or "softplus" => x => x.Softplus(),
        "softsign" => x => x.Softsign(),
        "softmax" => x => x.Softmax(-1),
        "elu" => x => x.Elu(),
        "selu" => x => x.Selu(),
        "gelu" => x => x.Gelu(),
        "silu" or "swish" => x => x.Silu(),
        "linear" => x => x,
        _ => throw new ArgumentException(
            $"There is no activation '{name}'. There are: relu, sigmoid, tanh, softplus (softrelu), softsign, softmax, elu, selu, gelu, silu (swish), "
            + "linear. Any other function can be given as itself: activation: F.LeakyRelu.", nameof(name)),
    };

    public static Func<Tensor, Tensor>? OfOptional(string? name) => name is null ? null : Of(name);
}
