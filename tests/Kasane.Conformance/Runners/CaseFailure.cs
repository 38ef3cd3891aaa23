namespace Kasane.Conformance.Runners;

/// <summary>A case has failed; the message says why.</summary>
sealed class CaseFailure(string message) : Exception(message);
