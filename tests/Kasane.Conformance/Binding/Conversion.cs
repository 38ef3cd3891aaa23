namespace Kasane.Conformance.Binding;

/// <summary>A value as a parameter wants it, and how far it is from what was given: 0 is the very type.</summary>
readonly record struct Conversion(object? Value, int Cost);
