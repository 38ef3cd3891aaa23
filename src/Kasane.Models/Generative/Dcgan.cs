namespace Kasane.Models;

/// <summary>What both networks of a DCGAN share.</summary>
internal static class Dcgan
{
    public static void DrawWeights(Module network) => network.Apply(module =>
    {
        switch (module)
        {
            case Conv2d conv:
                Init.Normal(conv.Weight, 0, 0.02);
                break;
            case ConvTranspose2d conv:
                Init.Normal(conv.Weight, 0, 0.02);
                break;
            case BatchNorm2d norm:
                Init.Normal(norm.Weight!, 1, 0.02);
                Init.Zeros(norm.Bias!);
                break;
        }
    });
}
