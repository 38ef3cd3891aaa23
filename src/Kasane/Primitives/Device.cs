using System.Globalization;

namespace Kasane;

/// <summary>
/// Where a tensor's memory lies and which kernels work on it. <see cref="Cpu"/> is the default; <see cref="Reference"/> (slow, obvious
/// kernels in memory of its own) and <see cref="Meta"/> (shapes only, no memory) are always there; others come with their packages.
/// </summary>
public sealed class Device : IEquatable<Device>
{
    private static readonly Lock Gate = new();
    private static readonly List<Device> Known = [];

    private Device(string type, int index)
    {
        Type = type;
        Index = index;
        Slot = Known.Count;
        Known.Add(this);
    }

    /// <summary>The CPU with Kasane's vectorised kernels.</summary>
    public static Device Cpu { get; } = new("cpu", -1);

    /// <summary>Slow, obvious kernels with memory of their own: for tests, for learning, and as proof of the device seam.</summary>
    public static Device Reference { get; } = new("reference", -1);

    /// <summary>Shapes and dtypes only: nothing is stored and nothing computed.</summary>
    public static Device Meta { get; } = new("meta", -1);

    /// <summary>The kind of device: <c>cpu</c>, <c>reference</c>, <c>meta</c>, or what an add-on package names.</summary>
    public string Type { get; }

    /// <summary>Which of several devices of the kind; -1 where there is only one.</summary>
    public int Index { get; }

    /// <summary>Position in the table of backends.</summary>
    internal int Slot { get; }

    /// <summary>A CUDA graphics processor.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <exception cref="DeviceException">The package <c>Kasane.Cuda</c> is not installed.</exception>
    public static Device Cuda(int index = 0) => Parse(string.Create(CultureInfo.InvariantCulture, $"cuda:{index}"));

    /// <summary>The device that PyTorch's spelling names: <c>cpu</c>, <c>reference</c>, <c>meta</c>, <c>cuda</c>, <c>cuda:1</c>.</summary>
    /// <exception cref="DeviceException">No installed package provides the device; the message names the one that would.</exception>
    /// <exception cref="ArgumentException">The text is no device name.</exception>
    public static Device Parse(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var parts = name.Split(':');
        var index = -1;
        if (parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out index)))
            throw new ArgumentException($"'{name}' names no device. Write cpu, reference, meta, cuda or cuda:0.", nameof(name));
        lock (Gate)
        {
            foreach (var device in Known)
                if (device.Type == parts[0] && (device.Index == index || (device.Index <= 0 && index <= 0))) return device;
        }
        throw new DeviceException(parts[0] == "cuda"
            ? $"The device {name} needs the package Kasane.Cuda, which is not installed. Add it with: dotnet add package Kasane.Cuda"
            : $"No installed package provides the device {name}. Known here: {string.Join(", ", Known)}.");
    }

    /// <summary>Makes a device known; for the packages that bring one.</summary>
    internal static Device Register(string type, int index)
    {
        lock (Gate) return new Device(type, index);
    }

    /// <summary>Equality of kind and index.</summary>
    public static bool operator ==(Device? left, Device? right) => ReferenceEquals(left, right);

    /// <summary>Negation of <c>==</c>.</summary>
    public static bool operator !=(Device? left, Device? right) => !ReferenceEquals(left, right);

    /// <inheritdoc/>
    public bool Equals(Device? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Slot;

    /// <inheritdoc/>
    public override string ToString() => Index < 0 ? Type : string.Create(CultureInfo.InvariantCulture, $"{Type}:{Index}");
}
