namespace Kasane.Internal;

/// <summary>Complex numbers: real and imaginary parts each in a style of their own.</summary>
internal sealed class ComplexText(Complex64[] values, PrintOptions options) : IElementText
{
    private readonly FloatText real = new(Array.ConvertAll(values, value => (double)value.Real), options);
    private readonly FloatText imaginary = new(Array.ConvertAll(values, value => (double)value.Imaginary), options);

    // One more for the j; PyTorch reserves none for the sign.
    public int Width => real.Width + imaginary.Width + 1;

    public string this[long i]
    {
        get
        {
            var part = imaginary[i].TrimStart() + "j";
            return part[0] == '-' ? real[i] + part : $"{real[i]}+{part}";
        }
    }
}
