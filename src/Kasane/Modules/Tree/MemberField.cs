using System.Reflection;

namespace Kasane.Internal;

/// <summary>A field of a module class that may hold members: its key and what its attributes say.</summary>
internal sealed record MemberField(FieldInfo Field, string Name, bool IsBuffer, bool IsPersistent);
