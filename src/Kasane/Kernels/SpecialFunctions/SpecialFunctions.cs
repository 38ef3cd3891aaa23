namespace Kasane.Internal;

/// <summary>Special functions of one double, written from published formulas.</summary>
internal static partial class SpecialFunctions
{
}
