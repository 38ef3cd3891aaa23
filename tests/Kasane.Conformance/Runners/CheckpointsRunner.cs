using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners;

/// <summary>Files to load, bit by bit, and files to reject without harm.</summary>
sealed class CheckpointsRunner(ILibrary library) : ICaseRunner
{
    private const long MemoryLimit = 32 << 20;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    public void Run(Case @case, Judge judge)
    {
        switch (@case.Text("result"))
        {
            case "loads":
                CheckLoads(@case, judge);
                break;
            case "reject":
                CheckRejects(@case, mayLoad: false);
                break;
            case "reject_or_loads" or "reject_or_warn":
                CheckRejects(@case, mayLoad: true);
                break;
            case var result:
                throw new CaseFailure($"unknown result '{result}'");
        }
    }

    private static string PathOf(Case @case) => Path.Combine(@case.File.Folder, @case.Text("file")!);

    private void CheckLoads(Case @case, Judge judge)
    {
        var loaded = new LoadedContent(@case, judge, library);
        if (@case.Text("format") == "torch")
        {
            loaded.Compare("content", @case.Json.GetProperty("contents"), library.Checkpoints.LoadTorch(PathOf(@case)));
            loaded.CompareSharing(@case.Json.GetProperty("shared_storage"));
            return;
        }
        var (tensors, metadata) = library.Checkpoints.LoadSafetensors(PathOf(@case));
        loaded.CompareTensors(@case.Json.GetProperty("tensors"), tensors);
        LoadedContent.CompareMetadata(@case.Json.GetProperty("metadata"), metadata);
    }

    private void CheckRejects(Case @case, bool mayLoad)
    {
        var marker = @case.Text("marker");
        if (marker is not null) File.Delete(marker);
        var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), DateTime.UtcNow);
        var thrown = Load(@case);
        var (allocated, elapsed) = (GC.GetAllocatedBytesForCurrentThread() - before, DateTime.UtcNow - start);
        Judge.Require(marker is null || !File.Exists(marker), "code in the file was run");
        Judge.Require(allocated < MemoryLimit, $"{allocated} bytes allocated for a file of {new FileInfo(PathOf(@case)).Length}");
        Judge.Require(elapsed < TimeLimit, $"took {elapsed.TotalSeconds:F1} s");
        if (thrown is null) Judge.Require(mayLoad, "loads, but must be rejected");
        else Judge.Require(IsOrderly(thrown), $"rejected by {ErrorRules.Describe(thrown)}, which is no orderly refusal");
    }

    private Exception? Load(Case @case)
    {
        try
        {
            if (@case.Text("format") == "torch") library.Checkpoints.LoadTorch(PathOf(@case));
            else library.Checkpoints.LoadSafetensors(PathOf(@case));
            return null;
        }
        catch (Exception exception) when (exception is not BindingException)
        {
            return exception;
        }
    }

    private static bool IsOrderly(Exception exception) => exception is KasaneException or IOException or NotSupportedException;
}
