namespace Kasane.Internal;

/// <summary>Marks nodes whose backward runs code of the user: what it makes may be kept anywhere.</summary>
internal interface IUserCode;
