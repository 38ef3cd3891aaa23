using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Kasane.TensorBoard.Messages;

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

    private static (Value Value, HParamType Type) Convert(string name, object given) => given switch
    {
        bool flag => (Google.Protobuf.WellKnownTypes.Value.ForBool(flag), HParamType.DataTypeBool),
        string text => (Google.Protobuf.WellKnownTypes.Value.ForString(text), HParamType.DataTypeString),
        System.Enum word => (Google.Protobuf.WellKnownTypes.Value.ForString(word.ToString()), HParamType.DataTypeString),
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or Half =>
            (Google.Protobuf.WellKnownTypes.Value.ForNumber(System.Convert.ToDouble(given is Half half ? (double)half : given, System.Globalization.CultureInfo.InvariantCulture)), HParamType.DataTypeFloat64),
        Tensor { ElementCount: 1 } tensor => (Google.Protobuf.WellKnownTypes.Value.ForNumber(tensor.Detach().Item<double>()), HParamType.DataTypeFloat64),
        _ => throw new ArgumentException($"A hyperparameter is a number, bool or a text, but '{name}' is of type {given.GetType()}. Convert it.", nameof(given)),
    };

    private static Summary.Types.Value Value(string tag, HParamsPluginData data) =>
        new() { Tag = tag, Metadata = TensorBoard.Summaries.Plugin(Plugin, data.ToByteString()) };
}
