namespace Kasane;

/// <summary>
/// The functional API (PyTorch's <c>torch</c> and <c>torch.nn.functional</c>): stateless operations on tensors, each declared in a file of
/// its own. Most are extension methods, so that <c>x.Tanh()</c> and, with <c>using F = Kasane.Functional;</c>, <c>F.Tanh(x)</c> are the same.
/// </summary>
public static partial class Functional;
