using System.Globalization;
using Kasane.Samples.ModuleVsFunctional;

// --steps N: train only so long.
int? steps = args is ["--steps", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : null;
Tour.Run(Console.Out, steps);
