namespace Kasane;

public abstract partial class Module
{
    /// <summary>
    /// All parameters and persistent buffers of this module and below with their keys, in PyTorch's order. The tensors share memory with
    /// the module; clone them to keep a snapshot.
    /// </summary>
    public StateDict StateDict()
    {
        var state = new StateDict();
        StateWalk.Save(this, state);
        return state;
    }

    /// <summary>Copies values into the parameters and persistent buffers. Everything is checked before anything is changed.</summary>
    /// <param name="state">Tensors by key; shapes must fit, dtypes are converted.</param>
    /// <param name="strict">Whether missing and unexpected keys are errors (default) or only reported.</param>
    /// <returns>The keys that were missing or unexpected.</returns>
    /// <exception cref="StateDictException">A shape differs, or (strict) a key is missing or unexpected; all of them are named.</exception>
    public LoadReport LoadStateDict(IReadOnlyDictionary<string, Tensor> state, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(state);
        return StateWalk.Load(this, state, strict);
    }

    internal void AfterLoading() => OnStateLoaded();

    /// <summary>Called after values were loaded into this module.</summary>
    protected virtual void OnStateLoaded()
    {
    }
}
