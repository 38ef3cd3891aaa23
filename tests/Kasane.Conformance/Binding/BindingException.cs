namespace Kasane.Conformance.Binding;

/// <summary>
/// A call of PyTorch has no counterpart here: no such name, or no overload that takes these arguments. It comes from the binder alone and
/// is never taken for an error of the library.
/// </summary>
sealed class BindingException(string message) : Exception(message);
