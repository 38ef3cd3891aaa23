using System.Diagnostics;
using System.Text.Json.Nodes;
using Kasane.Models;

namespace Kasane.Benchmarks;

/// <summary>Loading the 60 million weights of a ResNet-152 from a file in the page cache, beside reading the bytes of the same file.</summary>
internal static class LoadWorkload
{
    public static void Run(Arguments arguments)
    {
        var folder = Directory.CreateTempSubdirectory("kasane-load-").FullName;
        try
        {
            var net = ResNet.ResNet152();
            foreach (var ending in (string[])["safetensors", "pt"])
            {
                var path = Path.Combine(folder, "resnet152." + ending);
                net.Save(path);
                Kind(arguments, path, $"load_resnet152_{ending}_bytes", () => File.ReadAllBytes(path));
                Kind(arguments, path, $"load_resnet152_{ending}_state", () => Checkpoint.Load(path));
                Kind(arguments, path, $"load_resnet152_{ending}_mmap", () => Checkpoint.Load(path, mmap: true));
                Kind(arguments, path, $"load_resnet152_{ending}_module", () => net.Load(path));
                Kind(arguments, path, $"save_resnet152_{ending}", () =>
                {
                    var copy = Path.Combine(folder, "copy." + ending);
                    net.Save(copy);
                    return copy;
                });
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Kind(Arguments arguments, string path, string name, Func<object> load)
    {
        for (var i = 0; i < Math.Max(1, arguments.Warmup); i++) load();
        var times = new double[arguments.Steps > 0 ? arguments.Steps : 10];
        double used = 0;
        for (var i = 0; i < times.Length; i++)
        {
            // What was loaded before is not part of this one's time.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var start = Stopwatch.GetTimestamp();
            var result = load();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            used += (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMicroseconds;
            GC.KeepAlive(result);
        }
        Measurement.Emit(arguments, name, times, used, null, new JsonObject { ["file_mb"] = Math.Round(new FileInfo(path).Length / 1048576.0, 1) });
    }
}
