using Microsoft.CodeAnalysis;

namespace Kasane.Tests;

/// <summary>A file with .NET's implicit usings and <c>using Kasane</c> can use every public name of the library by itself.</summary>
public class ImplicitUsingsTests
{
    [Fact]
    public void No_public_type_collides_with_the_implicit_usings()
    {
        var types = typeof(Tensor).Assembly.GetExportedTypes().Where(type => type is { IsNested: false, Namespace: "Kasane" }).ToArray();
        Assert.NotEmpty(types);
        var uses = types.Select((type, i) => $"    private static readonly System.Type type{i} = typeof({Name(type)});");
        AssertCompiles($"using Kasane;\nusing F = Kasane.Functional;\npublic static class Program\n{{\n{string.Join('\n', uses)}\n}}\n");
    }

    [Fact]
    public void The_usual_usings_are_enough_for_a_program() => AssertCompiles(
        """
        using Kasane;
        using F = Kasane.Functional;

        public static class Program
        {
            private static readonly Func<Tensor, Tensor> Activation = F.Relu;

            public static float Main2(List<Tensor> inputs)
            {
                var x = inputs[0].MatMul(Tensor.Rand(20, 20)) + 1;
                x = Activation(x) * 2 - F.Tanh(x) / 2;
                using (Autograd.NoGrad()) x = x[.., 0].Unsqueeze(0);
                Console.WriteLine($"{x} {x.Shape} {File.Exists("a")} {Task.CompletedTask.IsCompleted}");
                return x.Sum().Item<float>();
            }
        }
        """);

    private static string Name(Type type)
    {
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? type.Name : $"{type.Name[..tick]}<{new string(',', type.GetGenericArguments().Length - 1)}>";
    }

    private static void AssertCompiles(string source)
    {
        var errors = Roslyn.Errors(Roslyn.CompileProgram(source)).Select(error => error.ToString()).ToArray();
        Assert.True(errors.Length == 0, string.Join('\n', errors));
    }
}
