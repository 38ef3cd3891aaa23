using Kasane.Conformance.Report;

return ConformanceProgram.Run(args);
