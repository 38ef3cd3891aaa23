using System.Diagnostics;

namespace Kasane.Tests.Reports;

/// <summary>A test in a headless browser; skipped where none is installed.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    private static readonly string? Browser = new[] { "chromium", "chromium-browser", "google-chrome" }
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Skips the test if there is no browser.</summary>
    public BrowserFactAttribute()
    {
        if (Browser is null) Skip = "No Chromium is installed, so the page is not looked at.";
    }

    /// <summary>The document after its scripts have run.</summary>
    internal static string Open(string path, string profile)
    {
        using var process = Process.Start(new ProcessStartInfo(
            Browser!,
            ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={profile}", "--window-size=1200,900", "--virtual-time-budget=3000", "--dump-dom", new Uri(path).AbsoluteUri])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The browser did not come back.");
        }

        return output.Result.Length > 0 ? output.Result : errors.Result;
    }
}
