namespace Kasane.Internal;

/// <summary>What <see cref="MaxPoolGradientLoop{T}"/> works on; a chunk is a run of planes.</summary>
internal unsafe struct MaxPoolGradientJob
{
    public byte* Gradient;
    public long* Indices;
    public byte* X;
    public nint Size;
    public nint Outputs;
    public nint Planes;
    public nint PerChunk;

    public readonly nint Chunks => (Planes + PerChunk - 1) / PerChunk;
}
