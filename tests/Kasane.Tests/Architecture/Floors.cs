namespace Kasane.Tests;

/// <summary>The floors of the house, bottom to top: a file sees its own floor and those below.</summary>
internal static class Floors
{
    private static readonly string[][] Order =
    [
        // Primitives throw the exceptions of Diagnostics, which carry shapes: one floor in two folders.
        ["Primitives", "Diagnostics"],
        ["Memory"],
        ["Random"],
        ["Kernels"],
        ["Tensors"],
        ["Autograd"],
        ["Ops"],
        ["Functional", "Linalg", "Fft"],
        ["Modules"],
        ["Optim"],
        ["IO"],
        ["Data"],
        ["Drawing"],
        ["Display"],
        ["Training"],
    ];

    /// <summary>The floor of a file of the library, counted from 0; -1 where its folder has none.</summary>
    public static int Of(string file)
    {
        var folder = file.Split('/')[0];
        return Array.FindIndex(Order, names => names.Contains(folder));
    }

    public static string Name(int floor) => string.Join("/", Order[floor]);
}
