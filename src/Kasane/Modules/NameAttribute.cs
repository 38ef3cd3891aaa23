namespace Kasane;

/// <summary>Gives a member of a module another key in the state dict than its field's name.</summary>
/// <param name="name">The key.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NameAttribute(string name) : Attribute
{
    /// <summary>The key.</summary>
    public string Name { get; } = name;
}
