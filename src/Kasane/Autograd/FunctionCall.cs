namespace Kasane.Internal;

/// <summary>Runs a user's function forward and gives its results their place on the tape.</summary>
internal static class FunctionCall
{
    public static Tensor[] Run(FunctionBody body, Tensor[] inputs) => Interceptor.Any
        ? Interceptor.Pass(body.Name, inputs, given => Record(body, Array.ConvertAll(given, input => input!)))
        : Record(body, inputs);

    private static Tensor[] Record(FunctionBody body, Tensor[] inputs)
    {
        var needs = Array.ConvertAll(inputs, input => input.RequiresGrad);
        var record = GradMode.Enabled && needs.Contains(true);
        // The history before the call: the function may change its inputs.
        var edges = Array.ConvertAll(inputs, input => input.GradientEdge);
        var context = new FunctionContext(needs);
        Tensor[] returned;
        using (new GradModeGuard(false, GradMode.Inference)) returned = body.Forward(context, inputs);
        Tensor[] outputs = [.. returned ?? throw Misuse(body, "Forward returned null instead of its results.")];
        Check(body, context, inputs, outputs, record);
        var node = record ? new FunctionNode(body, context, edges, outputs) : null;
        for (var i = 0; i < outputs.Length; i++) outputs[i] = Place(outputs[i], i, node, context, inputs);
        if (node is not null) node.Save(context.ToSave, returned, outputs);
        context.Forget();
        return outputs;
    }

    private static void Check(FunctionBody body, FunctionContext context, Tensor[] inputs, Tensor[] outputs, bool record)
    {
        foreach (var output in outputs)
            if (output is null) throw Misuse(body, "Forward returned null among its results. Return tensors only.");
        foreach (var dirty in context.Dirty)
        {
            if (!IsAmong(inputs, dirty)) throw Misuse(body, "MarkDirty was given a tensor that is no input. Only inputs are marked.");
            if (!IsAmong(outputs, dirty)) throw Misuse(body, "an input marked as dirty is not among the results. Return every input that Forward changes.");
            InPlace.Check(dirty, record, body.Name);
            if (!record || dirty.View is null) continue;
            if (outputs.Length > 1) throw Misuse(body, "a view was changed in place by a function with several results, which cannot be recorded. Clone it first.");
            if (!ReferenceEquals(inputs[0], dirty)) throw Misuse(body, "a view that is changed in place must be the first input.");
        }
    }

    private static Tensor Place(Tensor output, int slot, FunctionNode? node, FunctionContext context, Tensor[] inputs)
    {
        var isInput = IsAmong(inputs, output);
        var isDirty = IsAmong(context.Dirty, output);
        if (isDirty) output.Storage.Version++;
        if (node is null || !output.DType.IsDifferentiable || IsAmong(context.NonDifferentiable, output))
        {
            // An input that is passed through keeps its own history; what is returned has none.
            return isInput && !isDirty && output.RequiresGrad ? output.Alias(output.Layout, output.Offset) : output;
        }
        if (isDirty)
        {
            if (output.View is null) output.SetGradientNode(node, slot);
            else InPlace.Rebase(output, node);
            return output;
        }
        if (isInput || output.RequiresGrad)
        {
            var source = output;
            output = output.Alias(output.Layout, output.Offset);
            output.View = new AliasInfo(source, severalOutputs: false);
        }
        if (output.View is { } view) view.IsOfFunction = true;
        output.SetGradientNode(node, slot);
        return output;
    }

    private static bool IsAmong(Tensor[] tensors, Tensor tensor) => Array.Exists(tensors, other => ReferenceEquals(other, tensor));

    private static GradientException Misuse(FunctionBody body, string what) => new($"{body.Name}: {what}") { Operation = body.Name };
}
