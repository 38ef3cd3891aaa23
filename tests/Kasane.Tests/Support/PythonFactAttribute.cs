namespace Kasane.Tests;

/// <summary>A test with a Python script; skipped where there is no Python, or not the package that it needs.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    /// <summary>Skips the test if Python or the package is absent.</summary>
    /// <param name="package">A package; default: none is needed.</param>
    public PythonFactAttribute(string? package = null)
    {
        if (!Has(package)) Skip = package is null ? "python3 is not installed." : $"python3 with the package {package} is not installed.";
    }

    private static bool Has(string? package)
    {
        try
        {
            var code = package is null ? "" : $"import importlib.util as u, sys; sys.exit(not u.find_spec('{package}'))";
            return TorchFactAttribute.Run("-c", code).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
