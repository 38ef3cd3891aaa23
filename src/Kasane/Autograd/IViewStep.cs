namespace Kasane.Internal;

/// <summary>An operation that returns a view, ready to be repeated on another tensor.</summary>
internal interface IViewStep
{
    Tensor Apply(Tensor source);
}
