namespace Kasane;

/// <summary>
/// Says that the <c>Backward</c> of a <see cref="Function"/> or <see cref="MultiFunction"/> must not be differentiated itself, because it
/// does not consist of recorded operations. It then runs unrecorded, and differentiating its result throws instead of giving a wrong
/// number.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnceDifferentiableAttribute : Attribute;
