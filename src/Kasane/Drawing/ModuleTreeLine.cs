namespace Kasane.Internal;

/// <summary>A line of a printed module tree.</summary>
/// <param name="Id">Its number, from 0 for the root.</param>
/// <param name="Parent">The number of the line it hangs on; -1 for the root.</param>
/// <param name="Depth">How deep it lies.</param>
/// <param name="Name">The key below its parent.</param>
/// <param name="Module">The module.</param>
/// <param name="Children">How many lines hang on it.</param>
/// <param name="Repeated">Whether it was there before: its children are not listed again.</param>
internal readonly record struct ModuleTreeLine(int Id, int Parent, int Depth, string Name, Module Module, int Children, bool Repeated);
