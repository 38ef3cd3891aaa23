namespace Kasane.Tests;

/// <summary>An upward look that the design needs; each with its reason, and only for what is named.</summary>
/// <param name="From">The floor that looks up.</param>
/// <param name="To">The floor it sees.</param>
/// <param name="Seen">The types and members it may see there.</param>
/// <param name="Reason">Why there is no downward way.</param>
internal sealed record FloorException(string From, string To, string[] Seen, string Reason)
{
    public static readonly FloorException[] All =
    [
        new(
            "Tensors",
            "Autograd",
            ["Tensor.RequiresGrad", "Tensor.IsInference", "Tensor.GradientFunction", "Tensor.GradOrNull", "IGradientFunction", "GradMode", "GradMode.Inference"],
            "A tensor is one type over two floors: its factories take requiresGrad, its text and its debugger view show the history."),
        new(
            "Autograd",
            "Ops",
            [
                "Functional.Add", "Functional.AddInPlace", "Functional.SumToSize", "Functional.To", "Functional.Clone", "Functional.CopyInPlace",
                "Functional.FillInPlace", "Pointwise", "Pointwise.AddInto", "NaNCheck.HasNaN",
            ],
            "The engine sums, shapes and copies gradients with the operations themselves, so that with createGraph its sums are on the tape."),
    ];

    public bool Allows(UpwardUse use) =>
        Floors.Name(Floors.Of(use.File)) == From && Floors.Name(Floors.Of(use.Home)) == To && Seen.Contains(use.Seen);
}
