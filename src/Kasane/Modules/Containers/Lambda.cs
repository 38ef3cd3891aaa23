namespace Kasane;

/// <summary>A plain function as a module, without parameters: <c>new Lambda(x => x * 2)</c>.</summary>
/// <param name="function">Called as the forward pass.</param>
public sealed class Lambda(Func<Tensor, Tensor> function) : Module<Tensor, Tensor>
{
    private readonly Func<Tensor, Tensor> function = function ?? throw new ArgumentNullException(nameof(function));

    /// <inheritdoc/>
    protected override string ExtraInfo => function.Method.Name is var name && name.Contains('<', StringComparison.Ordinal) ? "" : name;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => function(input);
}
