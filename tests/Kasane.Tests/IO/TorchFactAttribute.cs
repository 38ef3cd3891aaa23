using System.Diagnostics;

namespace Kasane.Tests;

/// <summary>A test that asks PyTorch itself; skipped where Python has none.</summary>
public sealed class TorchFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Available = new(() =>
    {
        try
        {
            return Run("-c", "import importlib.util as u, sys; sys.exit(not (u.find_spec('torch') and u.find_spec('numpy')))").Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    /// <summary>Skips the test if <c>python3</c> has no torch.</summary>
    public TorchFactAttribute()
    {
        if (!Available.Value) Skip = "python3 with torch and numpy is not installed, so the files cannot be compared with PyTorch's.";
    }

    internal static (int Code, string Output) Run(params string[] arguments)
    {
        // The system's own Python is asked first: another one in the path may lack its packages.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        using var process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
