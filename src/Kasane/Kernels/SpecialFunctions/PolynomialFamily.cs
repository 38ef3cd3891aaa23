namespace Kasane.Internal;

/// <summary>The families of orthogonal polynomials; the shifted ones live on [0, 1].</summary>
internal enum PolynomialFamily
{
    ChebyshevT,
    ChebyshevU,
    ChebyshevV,
    ChebyshevW,
    ShiftedChebyshevT,
    ShiftedChebyshevU,
    ShiftedChebyshevV,
    ShiftedChebyshevW,
    HermiteH,
    HermiteHe,
    LaguerreL,
    LegendreP,
}
