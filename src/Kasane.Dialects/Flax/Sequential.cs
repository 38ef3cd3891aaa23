namespace Kasane.Dialects.Flax;

/// <summary>Modules and plain functions in a row: <c>new Sequential { new Dense(256), F.Relu, new Dense(10) }</c>.</summary>
public class Sequential : Kasane.Sequential;
