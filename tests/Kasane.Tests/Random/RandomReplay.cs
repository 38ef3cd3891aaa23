using System.Runtime.InteropServices;
using System.Text.Json;

namespace Kasane.Tests;

/// <summary>Draws from a generator what a step of the golden data draws.</summary>
internal sealed class RandomReplay(Generator generator, Dictionary<string, GoldenTensor> tensors)
{
    public static bool Supports(JsonElement step)
    {
        if (step.GetProperty("do").GetString() == "manual_seed") return true;
        if (step.GetProperty("do").GetString() != "draw") return false;
        var op = step.GetProperty("op").GetString()!;
        return !op.StartsWith("nn.init.", StringComparison.Ordinal) || op is "nn.init.uniform_" or "nn.init.normal_";
    }

    public byte[] Draw(string op, JsonElement args, JsonElement kwargs)
    {
        var dtype = kwargs.TryGetProperty("dtype", out var given) ? given.GetProperty("$dtype").GetString() : null;
        switch (op)
        {
            case "rand":
                return dtype == "float64"
                    ? Fill<double>(args[0], x => generator.Uniform(x.AsSpan()))
                    : Fill<float>(args[0], x => generator.Uniform(x.AsSpan()));
            case "randn":
                return dtype == "float64"
                    ? Fill<double>(args[0], x => generator.Normal(x.AsSpan()))
                    : Fill<float>(args[0], x => generator.Normal(x.AsSpan()));
            case "randint":
                var low = args.GetArrayLength() == 3 ? args[0].GetInt64() : 0;
                return RandInt(args[args.GetArrayLength() - 1], dtype ?? "int64", low, args[args.GetArrayLength() - 2].GetInt64());
            case "randperm":
                var permutation = new long[args[0].GetInt64()];
                generator.RandPerm(permutation);
                return MemoryMarshal.AsBytes(permutation.AsSpan()).ToArray();
            case "bernoulli":
                var p = tensors[args[0].GetProperty("$tensor").GetString()!];
                return p.DType == "F64" ? Bernoulli<double>(p) : Bernoulli<float>(p);
            case "multinomial":
                return Multinomial(tensors[args[0].GetProperty("$tensor").GetString()!], args);
            case "normal":
                return Normal(args);
            default:
                return InPlace(op.Replace("nn.functional.", "").Replace("nn.init.", "Tensor."), args, kwargs);
        }
    }

    private byte[] InPlace(string op, JsonElement args, JsonElement kwargs)
    {
        var shape = args[0].GetProperty("$full");
        var value = args[0].GetProperty("value").GetDouble();
        var transposed = args[0].TryGetProperty("transposed", out var t) && t.GetBoolean();
        double Arg(int index, double missing) => args.GetArrayLength() > index ? args[index].GetDouble() : missing;

        return args[0].GetProperty("dtype").GetString() switch
        {
            "float32" => Transposed(Fill<float>(shape, x => Real(x)), shape, transposed),
            "float64" => Transposed(Fill<double>(shape, x => Real(x)), shape, transposed),
            "int64" when op == "randint_like" => RandInt(shape, "int64", (long)Arg(1, 0), (long)Arg(2, 0)),
            "int64" => Fill<long>(shape, x => Discrete(x)),
            "bool" => Fill<bool>(shape, x => Discrete(x)),
            var other => throw new NotSupportedException(other),
        };

        void Discrete<T>(T[] x) where T : unmanaged
        {
            if (op == "Tensor.bernoulli_") generator.Bernoulli(x.AsSpan(), Arg(1, 0.5));
            else if (op == "Tensor.random_" && args.GetArrayLength() > 1) generator.RandInt(x.AsSpan(), (long)Arg(1, 0), (long)Arg(2, 0));
            else if (op == "Tensor.random_") generator.Random(x.AsSpan());
            else throw new NotSupportedException(op);
        }

        void Real<T>(T[] x) where T : unmanaged
        {
            switch (op)
            {
                case "rand_like": generator.Uniform(x.AsSpan()); break;
                case "randn_like": generator.Normal(x.AsSpan()); break;
                case "Tensor.uniform_": generator.Uniform(x.AsSpan(), Arg(1, 0), Arg(2, 1)); break;
                case "Tensor.normal_": generator.Normal(x.AsSpan(), Arg(1, 0), Arg(2, 1), contiguous: !transposed); break;
                case "Tensor.exponential_": generator.Exponential(x.AsSpan(), Arg(1, 1)); break;
                case "Tensor.cauchy_": generator.Cauchy(x.AsSpan(), Arg(1, 0), Arg(2, 1)); break;
                case "Tensor.log_normal_": generator.LogNormal(x.AsSpan(), Arg(1, 1), Arg(2, 2)); break;
                case "Tensor.geometric_": generator.Geometric(x.AsSpan(), Arg(1, 0.5)); break;
                case "dropout" or "dropout2d" or "alpha_dropout" or "rrelu": Drop((float[])(object)x); break;
                default: Discrete(x); break;
            }
        }

        void Drop(float[] x)
        {
            Array.Fill(x, (float)value);
            var p = Arg(1, 0.5);
            if (kwargs.TryGetProperty("training", out var training) && !training.GetBoolean() || (p == 0 && op != "rrelu")) return;
            var mask = new float[op == "dropout2d" ? shape[0].GetInt32() * shape[1].GetInt32() : x.Length];
            if (op == "rrelu")
            {
                var slopes = new double[x.Length];
                generator.Uniform(slopes.AsSpan(), args[1].GetDouble(), args[2].GetDouble());
                for (var i = 0; i < x.Length; i++) x[i] *= (float)slopes[i];
                return;
            }

            if (p < 1) generator.Bernoulli(mask.AsSpan(), 1 - p, op == "alpha_dropout" ? 1 : (float)(1 / (1 - p)));
            var (alpha, a) = (1.7580993408473766, 1 / Math.Sqrt(((1.7580993408473766 * 1.7580993408473766 * p) + 1) * (1 - p)));
            for (var i = 0; i < x.Length; i++)
            {
                var m = mask[i / (x.Length / mask.Length)];
                x[i] = op == "alpha_dropout" ? (float)((x[i] * m * a) + ((m - 1) * alpha * a) + (alpha * a * p)) : x[i] * m;
            }
        }
    }

    private byte[] RandInt(JsonElement shape, string dtype, long low, long high) => dtype switch
    {
        "int64" => Fill<long>(shape, x => generator.RandInt(x.AsSpan(), low, high)),
        "int32" => Fill<int>(shape, x => generator.RandInt(x.AsSpan(), low, high)),
        "float32" => Fill<float>(shape, x => generator.RandInt(x.AsSpan(), low, high)),
        _ => throw new NotSupportedException(dtype),
    };

    private byte[] Bernoulli<T>(GoldenTensor p) where T : unmanaged
    {
        var result = new T[p.As<T>().Length];
        generator.Bernoulli(result.AsSpan(), (ReadOnlySpan<T>)p.As<T>());
        return MemoryMarshal.AsBytes(result.AsSpan()).ToArray();
    }

    private byte[] Multinomial(GoldenTensor weights, JsonElement args)
    {
        var rows = weights.Shape.Length == 2 ? (int)weights.Shape[0] : 1;
        var samples = args[1].GetInt32();
        var replacement = args.GetArrayLength() > 2 && args[2].GetBoolean();
        var result = new long[rows * samples];
        if (weights.DType == "F64") generator.Multinomial(result, (ReadOnlySpan<double>)weights.As<double>(), rows, samples, replacement);
        else generator.Multinomial(result, (ReadOnlySpan<float>)weights.As<float>(), rows, samples, replacement);
        return MemoryMarshal.AsBytes(result.AsSpan()).ToArray();
    }

    private byte[] Normal(JsonElement args)
    {
        if (args.GetArrayLength() == 3)
            return Fill<float>(args[2], x => generator.Normal(x.AsSpan(), args[0].GetDouble(), args[1].GetDouble()));
        var (mean, std) = (Values(args[0]), Values(args[1]));
        var result = new float[(mean ?? std)!.Length];
        generator.Normal(result.AsSpan(), 0, std is null ? args[1].GetDouble() : 1);
        for (var i = 0; i < result.Length; i++)
            result[i] = ((std?[i] ?? 1) * result[i]) + (mean?[i] ?? (float)args[0].GetDouble());
        return MemoryMarshal.AsBytes(result.AsSpan()).ToArray();

        float[]? Values(JsonElement arg) =>
            arg.ValueKind == JsonValueKind.Object ? tensors[arg.GetProperty("$tensor").GetString()!].As<float>() : null;
    }

    private static byte[] Fill<T>(JsonElement shape, Action<T[]> draw) where T : unmanaged
    {
        var values = new T[shape.EnumerateArray().Aggregate(1, (n, size) => n * size.GetInt32())];
        draw(values);
        return MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
    }

    /// <summary>The elements of a matrix in memory, in the logical order of its transpose.</summary>
    private static byte[] Transposed(byte[] bytes, JsonElement shape, bool transposed)
    {
        if (!transposed) return bytes;
        var (rows, columns) = (shape[0].GetInt32(), shape[1].GetInt32());
        var size = bytes.Length / rows / columns;
        var result = new byte[bytes.Length];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                bytes.AsSpan(((i * columns) + j) * size, size).CopyTo(result.AsSpan(((j * rows) + i) * size));
        return result;
    }
}
