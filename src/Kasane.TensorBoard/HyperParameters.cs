using System.Globalization;
using Google.Protobuf;
using Kasane.TensorBoard.Messages;
using ProtoValue = Google.Protobuf.WellKnownTypes.Value;

namespace Kasane.TensorBoard;

/// <summary>What TensorBoard's page of hyperparameters reads: which there are, with which values a run began, and that it ended.</summary>
internal static class HyperParameters
{
    private const string Plugin = "hparams";

    public static Summary.Types.Value[] Summaries(IReadOnlyDictionary<string, object?> values, IReadOnlyDictionary<string, double> metrics)
    {
        var (experiment, start) = (new Experiment(), new SessionStartInfo());
        foreach (var (name, given) in values)
        {
            if (given is null) continue;
            var (value, type) = Convert(name, given);
            start.Hparams[name] = value;
            experiment.HparamInfos.Add(new HParamInfo { Name = name, Type = type });
        }

        experiment.MetricInfos.AddRange(metrics.Keys.Select(name => new MetricInfo { Name = new() { Tag = name } }));
        return
        [
            Value("_hparams_/experiment", new() { Experiment = experiment }),
            Value("_hparams_/session_start_info", new() { SessionStartInfo = start }),
            Value("_hparams_/session_end_info", new() { SessionEndInfo = new() { Status = Messages.Status.Success } }),
        ];
    }

    private static (ProtoValue Value, HParamType Type) Convert(string name, object given) => given switch
    {
        bool flag => (ProtoValue.ForBool(flag), HParamType.DataTypeBool),
        string text => (ProtoValue.ForString(text), HParamType.DataTypeString),
        Enum word => (ProtoValue.ForString(word.ToString()), HParamType.DataTypeString),
        Half number => (ProtoValue.ForNumber((double)number), HParamType.DataTypeFloat64),
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal =>
            (ProtoValue.ForNumber(System.Convert.ToDouble(given, CultureInfo.InvariantCulture)), HParamType.DataTypeFloat64),
        Tensor { ElementCount: 1 } tensor => (ProtoValue.ForNumber(tensor.Detach().Item<double>()), HParamType.DataTypeFloat64),
        _ => throw new ArgumentException(
            $"A hyperparameter is a number, bool or a text, but '{name}' is of type {given.GetType()}. Convert it.", nameof(given)),
    };

    private static Summary.Types.Value Value(string tag, HParamsPluginData data) =>
        new() { Tag = tag, Metadata = TensorBoard.Summaries.Plugin(Plugin, data.ToByteString()) };
}
