using System.Diagnostics.CodeAnalysis;

namespace Kasane.Dialects.Flax;

/// <summary>
/// A stateless module: layers are made in <see cref="Setup"/>, parameters by <c>Init(key, x)</c>, and <c>Apply(variables, x)</c> is a pure
/// function. Override <c>Forward</c>.
/// </summary>
public abstract class Module : Module<Tensor, Tensor>
{
    /// <summary>Runs <see cref="Setup"/>.</summary>
    [SuppressMessage(
        "Usage",
        "CA2214:Do not call overridable methods in constructors",
        Justification = "Flax's Setup is that: fields with initializers and captured constructor parameters are there already.")]
    protected Module() => Setup();

    /// <summary>
    /// Makes the layers. It runs before the constructor's body; initialized fields and captured parameters of a primary constructor have
    /// their values.
    /// </summary>
    protected virtual void Setup()
    {
    }
}
