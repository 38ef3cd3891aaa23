Console.WriteLine("Kasane");
