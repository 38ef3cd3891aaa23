namespace Kasane;

/// <summary>A picture of a report.</summary>
/// <param name="Image">The picture, e.g. <c>x.AsImage()</c>.</param>
/// <param name="Caption">What stands below it.</param>
/// <param name="IsCorrect">Whether the model was right; null where that is no question.</param>
public sealed record ReportImage(TensorImage Image, string Caption = "", bool? IsCorrect = null);
