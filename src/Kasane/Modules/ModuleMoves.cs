namespace Kasane;

/// <summary>Moves modules between devices and dtypes. All return the module in its own type: <c>var net = new Mlp().To(device);</c>.</summary>
public static class ModuleMoves
{
    /// <summary>
    /// Moves all parameters, gradients, buffers and plain tensor fields of this module and below to a device. Parameters keep their identity,
    /// so optimizers made before go on working.
    /// </summary>
    /// <param name="module">The module.</param>
    /// <param name="device">Where to.</param>
    /// <returns>This module.</returns>
    public static T To<T>(this T module, Device device)
        where T : Module
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(device);
        module.Transform(tensor => tensor.To(device));
        return module;
    }

    /// <summary>Converts all floating-point parameters, gradients, buffers and plain tensor fields to a floating-point dtype.</summary>
    /// <param name="module">The module.</param>
    /// <param name="dtype">A floating-point or complex dtype.</param>
    /// <returns>This module.</returns>
    /// <exception cref="ArgumentException">The dtype is not floating point.</exception>
    public static T To<T>(this T module, DType dtype)
        where T : Module
    {
        ArgumentNullException.ThrowIfNull(module);
        if (!dtype.IsDifferentiable)
            throw new ArgumentException($"A module can be converted to floating-point dtypes only, but {dtype} was given.", nameof(dtype));
        module.Transform(tensor => tensor.DType.IsDifferentiable ? tensor.To(dtype) : tensor);
        return module;
    }

    /// <summary>Moves to the CPU; see <see cref="To{T}(T, Device)"/>.</summary>
    /// <param name="module">The module.</param>
    /// <returns>This module.</returns>
    public static T Cpu<T>(this T module)
        where T : Module => module.To(Device.Cpu);

    /// <summary>Converts to Float32; see <see cref="To{T}(T, DType)"/>.</summary>
    /// <param name="module">The module.</param>
    /// <returns>This module.</returns>
    public static T Float<T>(this T module)
        where T : Module => module.To(DType.Float32);

    /// <summary>Converts to Float64; see <see cref="To{T}(T, DType)"/>.</summary>
    /// <param name="module">The module.</param>
    /// <returns>This module.</returns>
    public static T Double<T>(this T module)
        where T : Module => module.To(DType.Float64);

    /// <summary>Converts to Float16; see <see cref="To{T}(T, DType)"/>.</summary>
    /// <param name="module">The module.</param>
    /// <returns>This module.</returns>
    public static T Half<T>(this T module)
        where T : Module => module.To(DType.Float16);

    /// <summary>Converts to BFloat16; see <see cref="To{T}(T, DType)"/>.</summary>
    /// <param name="module">The module.</param>
    /// <returns>This module.</returns>
    public static T BFloat16<T>(this T module)
        where T : Module => module.To(DType.BFloat16);
}
