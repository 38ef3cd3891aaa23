namespace Kasane.Conformance.Binding;

/// <summary>
/// A call of PyTorch has no counterpart here: no such name, or no overload that takes these arguments. It comes from the binder alone and
/// is never taken for an error of the library.
/// </summary>
sealed class BindingException(string message, bool refusedByType = false) : Exception(message)
{
    /// <summary>
    /// Whether the name exists and some overload has a place for every argument, but the type of one cannot be passed: C#'s compiler refuses
    /// the call. Where PyTorch throws an error for it, that is the answer.
    /// </summary>
    public bool RefusedByType { get; } = refusedByType;
}
