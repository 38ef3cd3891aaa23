using Kasane.Samples.LayersAndModules;

Tour.Run(Console.Out);
