namespace Kasane.Internal;

/// <content>Functions of elementary form with limits to be filled in.</content>
internal static partial class SpecialFunctions
{
    /// <summary>sin(pi x) / (pi x); 1 at 0.</summary>
    public static double Sinc(double x) => x == 0 ? 1 : double.IsInfinity(x) ? 0 : double.SinPi(x) / (Math.PI * x);

    /// <summary>-x log x; 0 at 0, -infinity for negative x.</summary>
    public static double Entr(double x) => x > 0 ? -x * Math.Log(x) : x == 0 ? 0 : x < 0 ? double.NegativeInfinity : x;
}
