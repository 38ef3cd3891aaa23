namespace Kasane;

/// <summary>Tensors lie on different devices, or a device is not available.</summary>
public sealed class DeviceException : KasaneException
{
    /// <summary>An exception with a default message.</summary>
    public DeviceException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public DeviceException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public DeviceException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
