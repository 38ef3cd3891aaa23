namespace Kasane.Internal;

internal static unsafe class WorkPool
{
    public static int Threads { get; set; } = 1;

    public static void Run(nint chunks, delegate*<void*, nint, void> body, void* state)
    {
        for (nint i = 0; i < chunks; i++) body(state, i);
    }
}
