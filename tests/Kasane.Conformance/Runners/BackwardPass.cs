using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners;

/// <summary>Differentiates the outputs of a call and compares the gradients of its inputs.</summary>
sealed class BackwardPass(ILibrary library, Materializer materializer, Judge judge)
{
    public void Run(Case @case)
    {
        if (!@case.Has("cotangents")) return;
        var cotangents = @case.List("cotangents");
        var grads = @case.Map("grads");
        Start(cotangents, grads.Concat(@case.Map("param_grads")).Any(entry => entry.Value is TensorValue));
        foreach (var (key, expected) in grads)
        {
            var input = materializer.TensorOf(key);
            Judge.Require(input is not null, $"the case has no input {key}");
            judge.Gradient($"gradient of {key}", expected, library.Tensors.Grad(input!));
        }
    }

    private void Start(IReadOnlyList<Value> cotangents, bool anyExpected)
    {
        Judge.Require(cotangents.Count == judge.Outputs.Count, $"{judge.Outputs.Count} output tensors for {cotangents.Count} cotangents");
        List<object> outputs = [];
        List<object?> gradients = [];
        for (var i = 0; i < cotangents.Count; i++)
        {
            if (cotangents[i] is not TensorValue cotangent) continue;
            var connected = library.Tensors.RequiresGrad(judge.Outputs[i]);
            Judge.Require(connected || !anyExpected, $"output {i} does not require grad");
            if (!connected) continue;
            outputs.Add(judge.Outputs[i]);
            gradients.Add(materializer.Tensor(cotangent));
        }
        if (outputs.Count > 0) library.Tensors.Backward(outputs, gradients, retainGraph: false, createGraph: false);
    }
}
