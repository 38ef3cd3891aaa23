namespace Kasane.Dialects.Gluon;

/// <summary>Fills a new weight, e.g. <c>w => Init.XavierUniform(w)</c>. Biases start at zero.</summary>
/// <param name="weight">The weight, to be written in place.</param>
public delegate void Initializer(Tensor weight);
