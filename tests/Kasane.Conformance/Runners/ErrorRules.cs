namespace Kasane.Conformance.Runners;

/// <summary>Which exception of the library answers which exception of PyTorch.</summary>
static class ErrorRules
{
    /// <summary>Whether the exception is of the right kind. A missing type (programs, schedulers) means any orderly error.</summary>
    public static bool Fits(string? errorType, Exception exception) => errorType switch
    {
        "RuntimeError" => exception is KasaneException,
        "IndexError" => exception is TensorIndexException or IndexOutOfRangeException or ArgumentOutOfRangeException,
        "ValueError" or "TypeError" or "AttributeError" => exception is ArgumentException,
        "NotImplementedError" => exception is KasaneException or NotSupportedException,
        "AssertionError" or null => exception is KasaneException or ArgumentException,
        "ZeroDivisionError" => exception is KasaneException or ArgumentException or DivideByZeroException,
        _ => false,
    };

    /// <summary>Runs something that must throw. A call that C#'s compiler refuses for the type of an argument counts as well.</summary>
    /// <exception cref="CaseFailure">It did not, or it threw something of the wrong kind.</exception>
    public static void Expect(string? errorType, string what, Action action)
    {
        try
        {
            action();
        }
        catch (Binding.BindingException exception) when (exception.RefusedByType)
        {
            // The compiler refuses what PyTorch refuses when it runs.
            return;
        }
        catch (Exception exception) when (exception is not (Binding.BindingException or CaseFailure))
        {
            if (Fits(errorType, exception)) return;
            throw new CaseFailure($"{what} threw {Describe(exception)}, which is no answer to {errorType ?? "an error"}");
        }
        throw new CaseFailure($"{what} must throw ({errorType ?? "an error"}), but did not");
    }

    public static string Describe(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";
}
