namespace Kasane.Internal;

/// <summary>
/// Tells a .NET notebook who formats a type. Notebooks look for an attribute of this name and these properties, whatever assembly it comes
/// from, so that a library needs no reference to them (.NET Interactive, "Formatter sources by convention").
/// </summary>
/// <param name="formatterSourceType">Has a method <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>What is shown when nothing else is asked for.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
