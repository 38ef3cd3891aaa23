namespace Kasane;

/// <summary>Keeps a field or property out of the module tree: a reference to a parent, a cache, a tool.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NotAMemberAttribute : Attribute;
