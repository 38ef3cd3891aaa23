using Kasane.Conformance.Binding;

namespace Kasane.Conformance.Runners.Traces;

/// <summary>Residual networks of 18, 50 and 152 layers, freshly initialised.</summary>
static class ResnetTrace
{
    public static void Run(Trace t)
    {
        var net = t.Name switch
        {
            "resnet18" => new Resnet(t, [2, 2, 2, 2], bottleneck: false),
            "resnet50" => new Resnet(t, [3, 4, 6, 3], bottleneck: true),
            _ => new Resnet(t, [3, 8, 36, 3], bottleneck: true),
        };
        t.Integer("parameters", net.Members.Parameters.Sum(entry => t.Library.Tensors.Read(entry.Value).Count));
        t.StateKeys(net.Members.State);
        t.Checksums("initial", net.Members.State);
        var input = t.Op("rand", 1L, 3L, 64L, 64L);
        t.CheckSum("input_values", input);
        t.Library.Tensors.InMode("no_grad", () =>
        {
            net.Members.Train(false);
            t.Check("eval_output", net.Forward(input));
            net.Members.Train(true);
            t.Check("train_output", net.Forward(input));
        });
        t.Checksums("running_after_train", net.Members.State);
    }

    private sealed class Resnet
    {
        private readonly List<(string Name, object Module)> convolutions = [];
        private readonly Trace t;
        private readonly bool bottleneck;
        private readonly Func<object, object> forward;
        private long width = 64;

        public Resnet(Trace t, int[] depths, bool bottleneck)
        {
            (this.t, this.bottleneck) = (t, bottleneck);
            Members = new(t.Library);
            var stem = Norm("conv1", "bn1", Conv(3, 64, 7, 2), 64);
            var pool = t.New("MaxPool2d", 3L, 2L, 1L);
            List<Func<object, object>> blocks = [];
            for (var stage = 0; stage < depths.Length; stage++)
                for (var block = 0; block < depths[stage]; block++)
                    blocks.Add(Block($"layer{stage + 1}.{block}.", 64L << stage, stage > 0 && block == 0 ? 2 : 1));
            var head = Members.Add("fc", t.New("Linear", width, 1000L));
            foreach (var (_, module) in convolutions)
                t.Op("nn.init.kaiming_normal_",
                    Arguments.Of(t.Library.Modules.Parameters(module)[0].Value).With("mode", "fan_out").With("nonlinearity", "relu"));
            forward = x =>
            {
                x = t.Call(pool, Relu(stem(x)));
                foreach (var block in blocks) x = block(x);
                return t.Call(head, t.Op("flatten", t.Op("nn.functional.adaptive_avg_pool2d", x, 1L), 1L));
            };
        }

        public Net Members { get; }

        public object Forward(object x) => forward(x);

        // A block's downsampling convolution is made before the block, but stands after its members.
        private Func<object, object> Block(string prefix, long planes, long stride)
        {
            var wide = bottleneck ? planes * 4 : planes;
            var shrinks = stride != 1 || width != wide;
            var down = shrinks ? Conv(width, wide, 1, stride) : null;
            var downNorm = shrinks ? t.New("BatchNorm2d", wide) : null;
            (long In, long Out, long Kernel, long Stride)[] shapes = bottleneck
                ? [(width, planes, 1, 1), (planes, planes, 3, stride), (planes, wide, 1, 1)]
                : [(width, planes, 3, stride), (planes, wide, 3, 1)];
            width = wide;
            var steps = shapes.Select((shape, i) =>
                Norm($"{prefix}conv{i + 1}", $"{prefix}bn{i + 1}", Conv(shape.In, shape.Out, shape.Kernel, shape.Stride), shape.Out))
                    .ToList();
            var skip = shrinks ? Norm($"{prefix}downsample.0", $"{prefix}downsample.1", down!, wide, downNorm) : x => x;
            return x =>
            {
                var y = x;
                for (var i = 0; i < steps.Count; i++) y = i < steps.Count - 1 ? Relu(steps[i](y)) : steps[i](y);
                return Relu(t.Op("add", y, skip(x)));
            };
        }

        private object Conv(long from, long to, long kernel, long stride) => t.New(
            "Conv2d", Arguments.Of(from, to, kernel).With("stride", stride).With("padding", kernel / 2).With("bias", false));

        private Func<object, object> Norm(string convName, string normName, object conv, long channels, object? norm = null)
        {
            convolutions.Add((convName, Members.Add(convName, conv)));
            norm = Members.Add(normName, norm ?? t.New("BatchNorm2d", channels));
            return x => t.Call(norm, t.Call(conv, x));
        }

        private object Relu(object x) => t.Op("relu", x);
    }
}
