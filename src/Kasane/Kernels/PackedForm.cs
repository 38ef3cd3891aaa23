namespace Kasane.Internal;

/// <summary>An order of an operand's elements that a backend reads faster than the given one.</summary>
/// <param name="Kind">What distinguishes it from the backend's other orders for the same operand.</param>
/// <param name="Elements">How many elements it takes; 0: there is no better order than the given one.</param>
internal readonly record struct PackedForm(int Kind, long Elements);
