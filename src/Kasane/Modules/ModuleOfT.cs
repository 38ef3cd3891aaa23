using System.Diagnostics.CodeAnalysis;

namespace Kasane;

/// <summary>
/// A module with a forward pass. Derive, put parts into fields, override <see cref="Forward"/>; use it through <see cref="Call(TInput)"/>,
/// which runs the hooks, too. Calling in evaluation mode is safe from several threads.
/// </summary>
/// <typeparam name="TInput">A tensor, or a record struct of several.</typeparam>
/// <typeparam name="TOutput">A tensor, or a record struct or tuple of several.</typeparam>
public abstract class Module<
    [DynamicallyAccessedMembers(TensorParts.Reflected)] TInput, [DynamicallyAccessedMembers(TensorParts.Reflected)] TOutput> : Module
{
    private bool? isPassing;

    /// <summary>Runs the forward pass with all hooks.</summary>
    /// <exception cref="KasaneException">The input does not fit; the exception's <see cref="KasaneException.ModulePath"/> says where.</exception>
    public TOutput Call(TInput input)
    {
        try
        {
            return HasHooks ? RunHooks(input, Forward) : Forward(input);
        }
        catch (KasaneException exception)
        {
            ModuleLocation.Note(exception, this);
            throw;
        }
    }

    /// <summary>Runs another way forward with all hooks: for calls that take or give more than <see cref="Call(TInput)"/>.</summary>
    private protected TOutput CallWith(TInput input, Func<TInput, TOutput> forward)
    {
        try
        {
            return HasHooks ? RunHooks(input, forward) : forward(input);
        }
        catch (KasaneException exception)
        {
            ModuleLocation.Note(exception, this);
            throw;
        }
    }

    /// <summary>Runs a hook before the forward pass; what it returns replaces the input.</summary>
    /// <returns>A handle that takes the hook away.</returns>
    public IDisposable RegisterForwardPreHook(Func<Module<TInput, TOutput>, TInput, TInput> hook) =>
        ((ForwardHooks<TInput, TOutput>)EnsureHooks()).Before.Add(hook);

    /// <summary>Runs a hook after the forward pass with input and output; what it returns replaces the output.</summary>
    /// <returns>A handle that takes the hook away.</returns>
    public IDisposable RegisterForwardHook(Func<Module<TInput, TOutput>, TInput, TOutput, TOutput> hook) =>
        ((ForwardHooks<TInput, TOutput>)EnsureHooks()).After.Add(hook);

    /// <summary>The forward pass. Called by <see cref="Call(TInput)"/> only, so that no hook is skipped by accident.</summary>
    protected abstract TOutput Forward(TInput input);

    /// <summary>Whether this is one of the <see cref="PassingLayers"/>, with nobody watching it.</summary>
    internal bool IsPassing => !HasHooks && (isPassing ??= PassingLayers.Has(this)) == true;

    private bool HasHooks => IsWatched || GlobalModuleHooks.Any;

    private TOutput RunHooks(TInput input, Func<TInput, TOutput> forward) =>
        ForwardHooks<TInput, TOutput>.Run(this, (ForwardHooks<TInput, TOutput>?)Hooks, input, forward);

    private protected override ModuleHooks NewHooks() => new ForwardHooks<TInput, TOutput>();
}
