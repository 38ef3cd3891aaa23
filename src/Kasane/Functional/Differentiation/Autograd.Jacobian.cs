namespace Kasane;

public static partial class Autograd
{
    public static partial class Functional
    {
        /// <summary>The Jacobian of a function: the derivative of every element of every output by every element of every input.</summary>
        /// <param name="function">The function.</param>
        /// <param name="inputs">Where to differentiate.</param>
        /// <param name="createGraph">Whether the result can be differentiated again.</param>
        /// <param name="strict">Whether independence of an output from an input is an error rather than zero.</param>
        /// <returns><c>[i][j]</c> has the shape of output i followed by that of input j.</returns>
        /// <exception cref="GradientException">With <paramref name="strict"/>, independence.</exception>
        public static Tensor[][] Jacobian(Func<Tensor[], Tensor[]> function, Tensor[] inputs, bool createGraph = false, bool strict = false)
        {
            using var mode = EnableGrad();
            var x = Prepared(function, inputs, createGraph);
            var outputs = function(x);
            RequireHistory(outputs, strict, nameof(Jacobian));
            return Array.ConvertAll(outputs, output => Rows(output, x, createGraph, strict));
        }

        /// <summary>The same for a function of one tensor.</summary>
        /// <returns>The shape of the output followed by that of the input.</returns>
        /// <inheritdoc cref="Jacobian(Func{Tensor[], Tensor[]}, Tensor[], bool, bool)"/>
        public static Tensor Jacobian(Func<Tensor, Tensor> function, Tensor input, bool createGraph = false, bool strict = false) =>
            Jacobian(Several(function), [input], createGraph, strict)[0][0];

        /// <summary>The second derivatives of a function with one element as its result.</summary>
        /// <param name="function">The function.</param>
        /// <param name="inputs">Where to differentiate.</param>
        /// <param name="createGraph">Whether the result can be differentiated again.</param>
        /// <param name="strict">Whether independence is an error rather than zero.</param>
        /// <returns><c>[i][j]</c> has the shape of input i followed by that of input j.</returns>
        /// <exception cref="GradientException">The result has several elements; with <paramref name="strict"/>, independence.</exception>
        public static Tensor[][] Hessian(Func<Tensor[], Tensor> function, Tensor[] inputs, bool createGraph = false, bool strict = false)
        {
            ArgumentNullException.ThrowIfNull(function);
            return Jacobian(
                x =>
                {
                    var output = One(function(x), nameof(Hessian));
                    RequireHistory([output], strict, nameof(Hessian));
                    return Gradients([output], x, [output.OnesLike()], true, strict, nameof(Hessian));
                },
                inputs,
                createGraph,
                strict);
        }

        /// <summary>The same for a function of one tensor.</summary>
        /// <returns>The shape of the input, twice.</returns>
        /// <inheritdoc cref="Hessian(Func{Tensor[], Tensor}, Tensor[], bool, bool)"/>
        public static Tensor Hessian(Func<Tensor, Tensor> function, Tensor input, bool createGraph = false, bool strict = false)
        {
            ArgumentNullException.ThrowIfNull(function);
            return Hessian(inputs => function(inputs[0]), [input], createGraph, strict)[0][0];
        }

        /// <summary>The product of a vector with the Hessian of a function with one element as its result.</summary>
        /// <param name="function">The function.</param>
        /// <param name="inputs">Where to differentiate.</param>
        /// <param name="v">One tensor like each input; may be left out for one input of one element: 1.</param>
        /// <param name="createGraph">Whether the results can be differentiated again.</param>
        /// <param name="strict">Whether independence is an error rather than zero.</param>
        /// <returns>The function's result, and one product per input.</returns>
        /// <exception cref="GradientException">
        /// The result has several elements; <paramref name="v"/> does not fit; with <paramref name="strict"/>, independence.
        /// </exception>
        public static (Tensor Output, Tensor[] Vhp) Vhp(
            Func<Tensor[], Tensor> function, Tensor[] inputs, Tensor[]? v = null, bool createGraph = false, bool strict = false)
        {
            ArgumentNullException.ThrowIfNull(function);
            using var mode = EnableGrad();
            var x = Prepared(given => [function(given)], inputs, createGraph);
            var directions = Starts(x, v, nameof(Vhp));
            var output = One(function(x), nameof(Vhp));
            RequireHistory([output], strict, nameof(Vhp));
            var gradients = Gradients([output], x, [output.OnesLike()], true, strict, nameof(Vhp));
            RequireHistory(gradients, strict, nameof(Vhp));
            var products = Gradients(gradients, x, directions, createGraph, strict, nameof(Vhp));
            return (Finished([output], createGraph)[0], Finished(products, createGraph));
        }

        /// <summary>The same for a function of one tensor.</summary>
        /// <inheritdoc cref="Vhp(Func{Tensor[], Tensor}, Tensor[], Tensor[], bool, bool)"/>
        public static (Tensor Output, Tensor Vhp) Vhp(
            Func<Tensor, Tensor> function, Tensor input, Tensor? v = null, bool createGraph = false, bool strict = false)
        {
            ArgumentNullException.ThrowIfNull(function);
            var (output, products) = Vhp(inputs => function(inputs[0]), [input], v is null ? null : [v], createGraph, strict);
            return (output, products[0]);
        }

        /// <summary>
        /// The product of the Hessian of a function with a vector. A Hessian is symmetric where it is continuous, so that this is
        /// <see cref="Vhp(Func{Tensor[], Tensor}, Tensor[], Tensor[], bool, bool)"/>, which costs less, except where it is not.
        /// </summary>
        /// <inheritdoc cref="Vhp(Func{Tensor[], Tensor}, Tensor[], Tensor[], bool, bool)"/>
        /// <returns>The function's result, and one product per input.</returns>
        public static (Tensor Output, Tensor[] Hvp) Hvp(
            Func<Tensor[], Tensor> function, Tensor[] inputs, Tensor[]? v = null, bool createGraph = false, bool strict = false)
        {
            ArgumentNullException.ThrowIfNull(function);
            using var mode = EnableGrad();
            var x = Prepared(given => [function(given)], inputs, createGraph);
            var directions = Starts(x, v, nameof(Hvp));
            var output = One(function(x), nameof(Hvp));
            RequireHistory([output], strict, nameof(Hvp));
            var dummy = output.OnesLike();
            dummy.RequiresGrad = true;
            var gradients = Gradients([output], x, [dummy], true, strict, nameof(Hvp));
            RequireHistory(gradients, strict, nameof(Hvp));
            // By a second set of starting gradients, as in Jvp, so that rows and columns change places.
            var weights = Array.ConvertAll(gradients, gradient => gradient.ZerosLike());
            foreach (var weight in weights) weight.RequiresGrad = true;
            var mixed = Gradients(gradients, x, weights, true, strict, nameof(Hvp));
            var products = Gradients(mixed, weights, directions, createGraph, strict, nameof(Hvp));
            return (Finished([output], createGraph)[0], Finished(products, createGraph));
        }

        /// <summary>The same for a function of one tensor.</summary>
        /// <inheritdoc cref="Hvp(Func{Tensor[], Tensor}, Tensor[], Tensor[], bool, bool)"/>
        public static (Tensor Output, Tensor Hvp) Hvp(
            Func<Tensor, Tensor> function, Tensor input, Tensor? v = null, bool createGraph = false, bool strict = false)
        {
            ArgumentNullException.ThrowIfNull(function);
            var (output, products) = Hvp(inputs => function(inputs[0]), [input], v is null ? null : [v], createGraph, strict);
            return (output, products[0]);
        }

        private static Tensor[] Rows(Tensor output, Tensor[] x, bool createGraph, bool strict)
        {
            var count = output.ElementCount;
            var rows = Array.ConvertAll(x, _ => new Tensor[count]);
            for (long k = 0; k < count; k++)
            {
                var start = Tensor.Zeros(Shape.Create([count]), output.DType, output.Device);
                start[k] = Tensor.Scalar(1, output.DType, false).To(output.Device);
                var row = Gradients([output], x, [start.Reshape(output.Shape)], createGraph, strict, nameof(Jacobian));
                for (var i = 0; i < x.Length; i++) rows[i][k] = row[i];
            }
            return [.. x.Select(Together)];

            Tensor Together(Tensor input, int i)
            {
                var shape = Shape.Create([.. output.Shape, .. input.Shape]);
                if (count == 0) return Tensor.Zeros(shape, input.DType, input.Device);
                return Finished([Kasane.Functional.Stack(rows[i]).Reshape(shape)], createGraph)[0];
            }
        }

        private static Tensor One(Tensor output, string operation) => output.ElementCount == 1 ? output : throw new GradientException(
            $"{operation} expects a function with one element as its result, but got shape {output.Shape}. Reduce it: x => f(x).Sum().")
        {
            Operation = operation,
            Shapes = [output.Shape],
        };
    }
}
