using System.IO.Enumeration;

namespace Kasane.Conformance.Runners;

/// <summary>Patterns of ids: * stands for any characters.</summary>
static class IdPattern
{
    public static bool Matches(string pattern, string id) => FileSystemName.MatchesSimpleExpression(pattern, id, ignoreCase: false);
}
