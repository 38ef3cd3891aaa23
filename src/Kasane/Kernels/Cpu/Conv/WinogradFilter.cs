namespace Kasane.Internal;

/// <summary>Where the 3 x 3 taps of each pair of channels lie: as the weight has them, or turned around for the gradient of the input.</summary>
/// <param name="Taps">The first tap; the nine of a pair are neighbours.</param>
/// <param name="OutStride">From one channel of the result to the next.</param>
/// <param name="InStride">From one channel of what is read to the next.</param>
/// <param name="Reversed">Whether the taps count from the last.</param>
internal readonly unsafe record struct WinogradFilter(nint Taps, nint OutStride, nint InStride, bool Reversed);
