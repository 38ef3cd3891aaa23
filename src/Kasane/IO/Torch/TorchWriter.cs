using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Kasane.Internal;

/// <summary>Writes both forms of <c>torch.save</c>.</summary>
internal sealed class TorchWriter
{
    private const string Folder = "archive/";
    private const int DeepestNesting = 200;

    private readonly PickleWriter pickle = new();
    private readonly StorageRecords storages = new();
    private int depth;

    private readonly bool isLegacy;

    private TorchWriter(bool isLegacy) => this.isLegacy = isLegacy;

    public static void Write(Stream stream, object? content, TorchFormat format)
    {
        var writer = new TorchWriter(format == TorchFormat.Legacy);
        writer.Put(content);
        if (writer.isLegacy) writer.FinishLegacy(stream);
        else writer.FinishZip(stream);
    }

    private void FinishZip(Stream stream)
    {
        var zip = new ZipWriter(stream);
        zip.Add(Folder + "data.pkl", pickle.Finish());
        storages.Write(zip, Folder);
        zip.Add(Folder + "version", "3\n"u8);
        zip.Finish();
    }

    /// <summary>A magic number, a version and what the numbers mean; the content; the storages.</summary>
    private void FinishLegacy(Stream stream)
    {
        var sizes = new TorchDict { ["short"] = 2, ["int"] = 4, ["long"] = 4 };
        var system = new TorchDict { ["protocol_version"] = TorchReader.ProtocolVersion, ["little_endian"] = true, ["type_sizes"] = sizes };
        foreach (object part in (object[])[TorchReader.Magic, TorchReader.ProtocolVersion, system])
        {
            var head = new TorchWriter(isLegacy: true);
            head.Put(part);
            stream.Write(head.pickle.Finish());
        }
        stream.Write(pickle.Finish());
        storages.WriteLegacy(stream);
    }

    private void Put(object? value)
    {
        if (++depth > DeepestNesting) throw new ArgumentException($"The content is nested more than {DeepestNesting} deep. Flatten it.");
        switch (value)
        {
            case null: pickle.Op('N'); break;
            case bool flag: pickle.Bool(flag); break;
            case long or int or short or sbyte or byte or ushort or uint or ulong or BigInteger: pickle.Integer(ToBigInteger(value)); break;
            case double real: pickle.Float(real); break;
            case float real: pickle.Float(real); break;
            case string text: pickle.Text(text); break;
            case DType dtype: pickle.Global("torch", dtype.PyTorchName); break;
            case Shape sizes: PutCall("torch", "Size", () => { pickle.Integers(sizes.ToArray()); pickle.EndTuple(1); }); break;
            case Device: PutCall("torch", "device", () => { pickle.Text("cpu"); pickle.EndTuple(1); }); break;
            case ITuple tuple: PutTuple([.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])]); break;
            default: PutObject(value); break;
        }
        depth--;
    }

    /// <summary>What is written once and recalled afterwards.</summary>
    private void PutObject(object value)
    {
        if (pickle.Recall(value)) return;
        switch (value)
        {
            case Parameter parameter: PutParameter(parameter); break;
            case Tensor tensor: PutTensor(tensor, tensor.RequiresGrad); pickle.Remember(tensor); break;
            case byte[] bytes: PutBytes(bytes); break;
            case StateDict state: PutStateDict(state); break;
            case OptimizerStateDict state: PutOptimizer(state); break;
            case TorchDict entries: PutDict(entries, entries, entries.IsOrdered); break;
            case TorchTuple items: PutTuple([.. items]); pickle.Remember(items); break;
            case IReadOnlyDictionary<string, object?> entries: PutDict(entries, Pairs(entries)); break;
            case IReadOnlyDictionary<string, Tensor> entries: PutDict(entries, Pairs(entries)); break;
            case IDictionary entries: PutDict(entries, entries.Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create(entry.Key, entry.Value))); break;
            case IEnumerable items and (IList or IReadOnlyCollection<object?>): PutList(items); break;
            default:
                throw new ArgumentException(
                    $"A {value.GetType().Name} cannot be written into a PyTorch file. Write tensors, numbers, texts, bools, null, lists, tuples and dictionaries.");
        }
    }

    private static BigInteger ToBigInteger(object value) => value switch
    {
        BigInteger big => big,
        ulong large => large,
        _ => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static IEnumerable<KeyValuePair<object, object?>> Pairs<T>(IEnumerable<KeyValuePair<string, T>> entries) =>
        entries.Select(entry => KeyValuePair.Create<object, object?>(entry.Key, entry.Value));

    private void PutTuple(object?[] items)
    {
        if (items.Length is 0 or > 3) pickle.Op('(');
        foreach (var item in items) Put(item);
        pickle.EndTuple(items.Length);
    }

    private void PutList(IEnumerable items)
    {
        pickle.Op(']');
        pickle.Remember(items);
        pickle.Op('(');
        foreach (var item in items) Put(item);
        pickle.Op('e');
    }

    private void PutDict(object owner, IEnumerable<KeyValuePair<object, object?>> entries, bool isOrdered = false)
    {
        if (isOrdered) PutCall("collections", "OrderedDict", () => pickle.Op(')'));
        else pickle.Op('}');
        pickle.Remember(owner);
        pickle.Op('(');
        foreach (var (key, value) in entries)
        {
            Put(key);
            Put(value);
        }
        pickle.Op('u');
    }

    private void PutCall(string module, string name, Action putArguments)
    {
        pickle.Global(module, name);
        putArguments();
        pickle.Op('R');
    }

    private void PutBytes(byte[] bytes)
    {
        PutCall("_codecs", "encode", () =>
        {
            pickle.Text(Encoding.Latin1.GetString(bytes));
            pickle.Text("latin1");
            pickle.EndTuple(2);
        });
        pickle.Remember(bytes);
    }

    /// <summary>As in PyTorch: an OrderedDict of tensors that are no parameters and require no gradients.</summary>
    private void PutStateDict(StateDict state)
    {
        PutCall("collections", "OrderedDict", () => pickle.Op(')'));
        pickle.Remember(state);
        pickle.Op('(');
        foreach (var (key, tensor) in state)
        {
            pickle.Text(key);
            PutTensor(tensor, requiresGrad: false);
        }
        pickle.Op('u');
    }

    private void PutOptimizer(OptimizerStateDict state)
    {
        var states = new TorchDict();
        foreach (var (number, values) in state.State) states[number] = values;
        var groups = new List<object?>();
        foreach (var group in state.ParamGroups)
        {
            var options = new TorchDict();
            foreach (var (name, value) in group.Options) options[name] = value;
            options["params"] = group.Params.Select(number => (object?)number).ToList();
            groups.Add(options);
        }
        Put(new TorchDict { ["state"] = states, ["param_groups"] = groups });
        pickle.Remember(state);
    }

    private void PutParameter(Parameter parameter)
    {
        PutCall("torch._utils", "_rebuild_parameter", () =>
        {
            PutTensor(parameter, requiresGrad: false);
            pickle.Bool(parameter.RequiresGrad);
            PutCall("collections", "OrderedDict", () => pickle.Op(')'));
            pickle.EndTuple(3);
        });
        pickle.Remember(parameter);
    }

    private void PutTensor(Tensor tensor, bool requiresGrad)
    {
        if (tensor.Device == Device.Meta)
            throw new DeviceException("A tensor on Device.Meta has no values that could be saved. Make it on Device.Cpu.")
            {
                Operation = "Save",
                Shapes = [tensor.Shape],
            };
        // PyTorch has no negative steps.
        var source = tensor.Layout.Strides.IndexOfAnyInRange(long.MinValue, -1L) < 0 ? tensor : RawCopy.Contiguous(tensor);
        PutCall("torch._utils", "_rebuild_tensor_v2", () =>
        {
            pickle.Op('(');
            PutStorage(source);
            pickle.Integer(source.Offset);
            pickle.Integers(source.Layout.Sizes);
            pickle.Integers(source.Layout.Strides);
            pickle.Bool(requiresGrad);
            PutCall("collections", "OrderedDict", () => pickle.Op(')'));
            pickle.Op('t');
        });
    }

    private void PutStorage(Tensor tensor)
    {
        var (key, count) = storages.Add(tensor);
        pickle.Op('(');
        pickle.Text("storage");
        pickle.Global("torch", PickleGlobal.StorageName(tensor.DType));
        pickle.Text(key);
        pickle.Text("cpu");
        pickle.Integer(count);
        // The old form can name a part of another storage here.
        if (isLegacy) pickle.Op('N');
        pickle.Op('t');
        pickle.Op('Q');
    }
}
