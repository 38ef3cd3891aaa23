using System.Net;

namespace Kasane.Internal;

/// <summary>Text that becomes part of a page.</summary>
internal static class HtmlText
{
    /// <summary>The text so that no character of it is read as markup, also between quotes.</summary>
    public static string Escape(string? text) => WebUtility.HtmlEncode(text) ?? "";
}
