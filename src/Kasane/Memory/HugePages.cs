using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>
/// Asks Linux to back very large blocks by pages of 2 MB: a first touch costs less then, and passes over them are faster. Small blocks gain
/// nothing and would round resident memory up. Elsewhere, or where the system refuses, blocks have ordinary pages.
/// </summary>
internal static class HugePages
{
    private const nuint PageSize = 2 << 20;
    private const long Threshold = 16 << 20;
    private const int Advice = 14;

    private static volatile bool isRefused = !OperatingSystem.IsLinux();

    /// <summary>Where a block of so many bytes should begin.</summary>
    public static nuint AlignmentOf(long size, nuint usual) => IsFor(size) ? PageSize : usual;

    /// <summary>Tells the system about a new block.</summary>
    public static void Advise(nint address, long size)
    {
        if (!IsFor(size)) return;
        try
        {
            // The rest of the last page belongs to whoever has the memory behind the block.
            var pages = (nuint)size & ~(PageSize - 1);
            isRefused = Advise(address, pages, Advice) != 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            isRefused = true;
        }
    }

    private static bool IsFor(long size) => size >= Threshold && !isRefused;

    [DllImport("libc", EntryPoint = "madvise", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(nint address, nuint length, int advice);
}
