namespace Kasane;

public static partial class Autograd
{
    /// <summary>Derivatives of functions as a whole: Jacobians, Hessians and their products with vectors.</summary>
    /// <remarks>The results of <c>torch.autograd.functional</c>.</remarks>
    public static partial class Functional
    {
        /// <summary>The product of a vector with the Jacobian of a function (reverse mode).</summary>
        /// <param name="function">The function.</param>
        /// <param name="inputs">Where to differentiate.</param>
        /// <param name="v">One tensor like each output; may be left out for one output of one element: 1.</param>
        /// <param name="createGraph">Whether the results can be differentiated again.</param>
        /// <param name="strict">Whether an input that does not influence the outputs is an error rather than zero.</param>
        /// <returns>The outputs, and one product per input.</returns>
        /// <exception cref="GradientException"><paramref name="v"/> does not fit to the outputs; with <paramref name="strict"/>, independence.</exception>
        public static (Tensor[] Outputs, Tensor[] Vjp) Vjp(
            Func<Tensor[], Tensor[]> function, Tensor[] inputs, Tensor[]? v = null, bool createGraph = false, bool strict = false)
        {
            using var mode = EnableGrad();
            var x = Prepared(function, inputs, createGraph);
            var outputs = function(x);
            RequireHistory(outputs, strict, nameof(Vjp));
            var starts = Starts(outputs, v, nameof(Vjp));
            var products = Gradients(outputs, x, starts, createGraph, strict, nameof(Vjp));
            return (Finished(outputs, createGraph), Finished(products, createGraph));
        }

        /// <summary>The same for a function of one tensor.</summary>
        /// <inheritdoc cref="Vjp(Func{Tensor[], Tensor[]}, Tensor[], Tensor[], bool, bool)"/>
        public static (Tensor Output, Tensor Vjp) Vjp(
            Func<Tensor, Tensor> function, Tensor input, Tensor? v = null, bool createGraph = false, bool strict = false)
        {
            var (outputs, products) = Vjp(Several(function), [input], v is null ? null : [v], createGraph, strict);
            return (outputs[0], products[0]);
        }

        /// <summary>
        /// The product of the Jacobian of a function with a vector, by differentiating the reverse mode once more.
        /// </summary>
        /// <param name="function">The function.</param>
        /// <param name="inputs">Where to differentiate.</param>
        /// <param name="v">One tensor like each input; may be left out for one input of one element: 1.</param>
        /// <param name="createGraph">Whether the results can be differentiated again.</param>
        /// <param name="strict">Whether an output that does not depend on the inputs is an error rather than zero.</param>
        /// <returns>The outputs, and one product per output.</returns>
        /// <exception cref="GradientException"><paramref name="v"/> does not fit to the inputs; with <paramref name="strict"/>, independence.</exception>
        public static (Tensor[] Outputs, Tensor[] Jvp) Jvp(
            Func<Tensor[], Tensor[]> function, Tensor[] inputs, Tensor[]? v = null, bool createGraph = false, bool strict = false)
        {
            using var mode = EnableGrad();
            var x = Prepared(function, inputs, createGraph);
            var directions = Starts(x, v, nameof(Jvp));
            var outputs = function(x);
            RequireHistory(outputs, strict, nameof(Jvp));
            // The product of a vector with the Jacobian is linear in the vector: its derivative by it is the transposed product.
            var dummies = Array.ConvertAll(outputs, output => output.ZerosLike());
            foreach (var dummy in dummies) dummy.RequiresGrad = true;
            var products = Gradients(outputs, x, dummies, true, strict, nameof(Jvp));
            RequireHistory(products, strict, nameof(Jvp));
            var results = Gradients(products, dummies, directions, createGraph, strict, nameof(Jvp));
            return (Finished(outputs, createGraph), Finished(results, createGraph));
        }

        /// <summary>The same for a function of one tensor.</summary>
        /// <inheritdoc cref="Jvp(Func{Tensor[], Tensor[]}, Tensor[], Tensor[], bool, bool)"/>
        public static (Tensor Output, Tensor Jvp) Jvp(
            Func<Tensor, Tensor> function, Tensor input, Tensor? v = null, bool createGraph = false, bool strict = false)
        {
            var (outputs, products) = Jvp(Several(function), [input], v is null ? null : [v], createGraph, strict);
            return (outputs[0], products[0]);
        }

        private static Func<Tensor[], Tensor[]> Several(Func<Tensor, Tensor> function)
        {
            ArgumentNullException.ThrowIfNull(function);
            return inputs => [function(inputs[0])];
        }

        // With createGraph the results stay connected to the caller's tensors, otherwise they are computed from fresh leaves.
        private static Tensor[] Prepared(Func<Tensor[], Tensor[]> function, Tensor[] inputs, bool createGraph)
        {
            ArgumentNullException.ThrowIfNull(function);
            ArgumentNullException.ThrowIfNull(inputs);
            return Array.ConvertAll(inputs, input =>
            {
                if (createGraph && input.RequiresGrad) return input.ViewAs(input);
                var leaf = input.Detach();
                leaf.RequiresGrad = true;
                return leaf;
            });
        }

        private static Tensor[] Finished(Tensor[] tensors, bool createGraph) =>
            createGraph ? tensors : Array.ConvertAll(tensors, tensor => tensor.Detach());

        private static Tensor[] Starts(Tensor[] like, Tensor[]? v, string operation)
        {
            if (v is null)
            {
                if (like is not [{ ElementCount: 1 }])
                    throw new GradientException($"{operation} without v expects one tensor of one element. Pass v.") { Operation = operation };
                return [like[0].OnesLike()];
            }
            if (v.Length != like.Length)
                throw new GradientException($"{operation} expects {like.Length} tensors in v, but got {v.Length}.")
                {
                    Operation = operation,
                };
            for (var i = 0; i < v.Length; i++)
                if (v[i].Shape != like[i].Shape)
                    throw new GradientException($"{operation} expects v[{i}] of shape {like[i].Shape}, but got {v[i].Shape}.")
                    {
                        Operation = operation,
                        Shapes = [like[i].Shape, v[i].Shape],
                    };
            return v;
        }

        private static void RequireHistory(Tensor[] outputs, bool strict, string operation)
        {
            for (var i = 0; strict && i < outputs.Length; i++)
                if (!outputs[i].RequiresGrad)
                    throw new GradientException($"{operation}: output {i} does not depend on the inputs. Pass strict: false to get zeros.")
                    {
                        Operation = operation,
                    };
        }

        private static Tensor[] Gradients(Tensor[] outputs, Tensor[] inputs, Tensor[] starts, bool createGraph, bool strict, string operation)
        {
            var which = Enumerable.Range(0, outputs.Length).Where(i => outputs[i].RequiresGrad).ToArray();
            var gradients = which.Length == 0
                ? new Tensor?[inputs.Length]
                : Grad(
                    [.. which.Select(i => outputs[i])], inputs, [.. which.Select(i => starts[i])], retainGraph: true, createGraph: createGraph,
                    allowUnused: true);
            return [.. gradients.Select((gradient, i) => gradient ?? (strict
                ? throw new GradientException($"{operation}: the outputs do not depend on input {i}. Pass strict: false to get zeros.") { Operation = operation }
                : inputs[i].ZerosLike()))];
        }
    }
}
