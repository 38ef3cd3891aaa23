namespace Kasane;

/// <summary>How the numbers of several classes become one.</summary>
public enum Average
{
    /// <summary>All decisions count alike.</summary>
    Micro,

    /// <summary>The mean over the classes: all classes count alike. Classes that neither occurred nor were predicted are left out.</summary>
    Macro,

    /// <summary>The mean over the classes, each weighted by how often it occurred.</summary>
    Weighted,

    /// <summary>Of two classes the second one alone.</summary>
    Binary,
}
