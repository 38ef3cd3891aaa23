namespace Kasane;

/// <content>Other names that PyTorch has for the same functions.</content>
public static partial class Functional
{
    /// <summary>Another name of <see cref="Gt(Tensor, Tensor)"/>.</summary>
    public static Tensor Greater(this Tensor a, Tensor b) => a.Gt(b);

    /// <summary>Another name of <see cref="GtInPlace(Tensor, Tensor)"/>.</summary>
    public static Tensor GreaterInPlace(this Tensor a, Tensor b) => a.GtInPlace(b);

    /// <summary>Another name of <see cref="Gt(Tensor, Scalar)"/>.</summary>
    public static Tensor Greater(this Tensor a, Scalar b) => a.Gt(b);

    /// <summary>Another name of <see cref="GtInPlace(Tensor, Scalar)"/>.</summary>
    public static Tensor GreaterInPlace(this Tensor a, Scalar b) => a.GtInPlace(b);

    /// <summary>Another name of <see cref="Ge(Tensor, Tensor)"/>.</summary>
    public static Tensor GreaterEqual(this Tensor a, Tensor b) => a.Ge(b);

    /// <summary>Another name of <see cref="GeInPlace(Tensor, Tensor)"/>.</summary>
    public static Tensor GreaterEqualInPlace(this Tensor a, Tensor b) => a.GeInPlace(b);

    /// <summary>Another name of <see cref="Ge(Tensor, Scalar)"/>.</summary>
    public static Tensor GreaterEqual(this Tensor a, Scalar b) => a.Ge(b);

    /// <summary>Another name of <see cref="GeInPlace(Tensor, Scalar)"/>.</summary>
    public static Tensor GreaterEqualInPlace(this Tensor a, Scalar b) => a.GeInPlace(b);

    /// <summary>Another name of <see cref="Lt(Tensor, Tensor)"/>.</summary>
    public static Tensor Less(this Tensor a, Tensor b) => a.Lt(b);

    /// <summary>Another name of <see cref="LtInPlace(Tensor, Tensor)"/>.</summary>
    public static Tensor LessInPlace(this Tensor a, Tensor b) => a.LtInPlace(b);

    /// <summary>Another name of <see cref="Lt(Tensor, Scalar)"/>.</summary>
    public static Tensor Less(this Tensor a, Scalar b) => a.Lt(b);

    /// <summary>Another name of <see cref="LtInPlace(Tensor, Scalar)"/>.</summary>
    public static Tensor LessInPlace(this Tensor a, Scalar b) => a.LtInPlace(b);

    /// <summary>Another name of <see cref="Le(Tensor, Tensor)"/>.</summary>
    public static Tensor LessEqual(this Tensor a, Tensor b) => a.Le(b);

    /// <summary>Another name of <see cref="LeInPlace(Tensor, Tensor)"/>.</summary>
    public static Tensor LessEqualInPlace(this Tensor a, Tensor b) => a.LeInPlace(b);

    /// <summary>Another name of <see cref="Le(Tensor, Scalar)"/>.</summary>
    public static Tensor LessEqual(this Tensor a, Scalar b) => a.Le(b);

    /// <summary>Another name of <see cref="LeInPlace(Tensor, Scalar)"/>.</summary>
    public static Tensor LessEqualInPlace(this Tensor a, Scalar b) => a.LeInPlace(b);

    /// <summary>Another name of <see cref="Ne(Tensor, Tensor)"/>.</summary>
    public static Tensor NotEqual(this Tensor a, Tensor b) => a.Ne(b);

    /// <summary>Another name of <see cref="NeInPlace(Tensor, Tensor)"/>.</summary>
    public static Tensor NotEqualInPlace(this Tensor a, Tensor b) => a.NeInPlace(b);

    /// <summary>Another name of <see cref="Ne(Tensor, Scalar)"/>.</summary>
    public static Tensor NotEqual(this Tensor a, Scalar b) => a.Ne(b);

    /// <summary>Another name of <see cref="NeInPlace(Tensor, Scalar)"/>.</summary>
    public static Tensor NotEqualInPlace(this Tensor a, Scalar b) => a.NeInPlace(b);
}
