namespace Kasane.Conformance.Binding;

/// <summary>Finds the library under test.</summary>
static class Library
{
    /// <summary>The library on a device: <c>cpu</c> or <c>reference</c>.</summary>
    public static ILibrary On(string device) => new KasaneLibrary(Device.Parse(device));
}
