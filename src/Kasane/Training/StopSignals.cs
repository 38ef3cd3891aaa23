using System.Runtime.InteropServices;

namespace Kasane;

/// <summary>
/// Ctrl-C and SIGTERM as a token: <c>using var signals = new StopSignals();</c> and pass <see cref="Token"/> on. The first signal asks to
/// stop, a second one ends the process.
/// </summary>
public sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly PosixSignalRegistration[] registrations;

    /// <summary>Begins to listen.</summary>
    /// <param name="cancellationToken">Another reason to stop.</param>
    public StopSignals(CancellationToken cancellationToken = default)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    /// <summary>Is cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        source.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
