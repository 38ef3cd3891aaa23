using System.Diagnostics;

namespace Kasane.Tests;

/// <summary>Starts <c>Kasane.Resume</c>, for what needs a process of its own: one that is killed, or counters that nobody else moves.</summary>
internal static class HelperProcess
{
    public static Process Start(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Kasane.Resume.dll");
        var host = Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";
        return Process.Start(new ProcessStartInfo(host, [program, .. arguments]) { RedirectStandardOutput = true })!;
    }
}
