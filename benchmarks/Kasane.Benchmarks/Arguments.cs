namespace Kasane.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments(string Workload, int Threads, int Steps, int Warmup, bool NoDropout, string[] Ops, int[] Sides);
