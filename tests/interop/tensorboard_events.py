"""The other side of tests/Kasane.Tests/TensorBoard: reads event files and compares them with expected.json.

    python3 tests/interop/tensorboard_events.py plain FOLDER    with a reader of its own, written from the formats' descriptions
    python3 tests/interop/tensorboard_events.py real FOLDER     with TensorBoard's own reader

expected.json: {"run": {"tag": {"kind": ..., "points": [[step, value], ...]}}}; a value is a number, a text, [width, height] or
[min, max, num, sum, counts], and for a graph {"node": ["op", [inputs]]}.
"""
import glob
import json
import os
import struct
import sys

TABLE = []
for index in range(256):
    crc = index
    for _ in range(8):
        crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    TABLE.append(crc)


def masked_crc(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    crc ^= 0xFFFFFFFF
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def records(path):
    with open(path, "rb") as file:
        data = file.read()
    at = 0
    while at < len(data):
        length, check = struct.unpack_from("<QI", data, at)
        assert masked_crc(data[at:at + 8]) == check, (path, at, "length")
        body = data[at + 12:at + 12 + length]
        assert len(body) == length, (path, at, "truncated")
        assert masked_crc(body) == struct.unpack_from("<I", data, at + 12 + length)[0], (path, at, "data")
        yield body
        at += 16 + length


def fields(data):
    """The fields of a message by number: integers, or bytes for everything that has a length."""
    found, at = {}, 0

    def varint(at):
        value = shift = 0
        while True:
            byte = data[at]
            value |= (byte & 0x7F) << shift
            at, shift = at + 1, shift + 7
            if byte < 0x80:
                return value, at

    while at < len(data):
        key, at = varint(at)
        kind = key & 7
        if kind == 0:
            value, at = varint(at)
        elif kind == 1:
            value, at = data[at:at + 8], at + 8
        elif kind == 2:
            length, at = varint(at)
            value, at = data[at:at + length], at + length
        elif kind == 5:
            value, at = data[at:at + 4], at + 4
        else:
            raise AssertionError(("wire type", kind))
        found.setdefault(key >> 3, []).append(value)
    return found


def double(value):
    return struct.unpack("<d", value)[0]


def doubles(value):
    return list(struct.unpack("<%dd" % (len(value) // 8), value))


def plugin(value):
    if 9 not in value:
        return None
    data = fields(fields(value[9][0])[1][0])
    return data[1][0].decode()


def png_size(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n", data[:8]
    return list(struct.unpack(">II", data[16:24]))


def graph(data):
    nodes = {}
    for body in fields(data)[1]:
        node = fields(body)
        nodes[node[1][0].decode()] = [node[2][0].decode(), [name.decode() for name in node.get(3, [])]]
    return {"kind": "graph", "points": [[0, nodes]]}


def content(value):
    if 2 in value:
        return "scalar", struct.unpack("<f", value[2][0])[0]
    if 4 in value:
        image = fields(value[4][0])
        size = [image[2][0], image[1][0]]
        assert png_size(image[4][0]) == size, size
        return "image", size
    if 5 in value:
        histogram = fields(value[5][0])
        counts, limits = doubles(histogram[7][0]), doubles(histogram[6][0])
        assert len(counts) == len(limits) and limits == sorted(limits)
        return "histogram", [double(histogram[i][0]) if i in histogram else 0.0 for i in (1, 2, 3, 4)] + [[n for n in counts if n]]
    if 8 in value:
        tensor = fields(value[8][0])
        if tensor[1][0] == 7:
            assert plugin(value) == "text" and fields(fields(tensor[2][0])[2][0])[1][0] == 1
            return "text", tensor[8][0].decode()
        assert tensor[1][0] == 2 and plugin(value) == "scalars"
        return "scalar", doubles(tensor[6][0])[0]
    return plugin(value), None


def read_plain(folder):
    tags = {}
    for path in sorted(glob.glob(os.path.join(folder, "events.out.tfevents.*"))):
        purge = None
        for number, body in enumerate(records(path)):
            event = fields(body)
            assert 1e9 < double(event[1][0]) < 1e11
            step = event.get(2, [0])[0]
            if number == 0:
                assert event[3] == [b"brain.Event:2"], event
            if 7 in event:
                purge = step
                for entry in tags.values():
                    entry["points"] = [point for point in entry["points"] if point[0] < purge]
            if 4 in event:
                tags["graph"] = graph(event[4][0])
            for body in fields(event[5][0])[1] if 5 in event else []:
                value = fields(body)
                kind, data = content(value)
                tags.setdefault(value[1][0].decode(), {"kind": kind, "points": []})["points"].append([step, data])
    return tags


def read_real(folder):
    from tensorboard.backend.event_processing import event_accumulator

    sizes = {name: 0 for name in ("scalars", "images", "histograms", "tensors", "compressedHistograms", "audio")}
    reader = event_accumulator.EventAccumulator(folder, size_guidance=sizes)
    reader.Reload()
    found, tags = reader.Tags(), {}
    for tag in found["scalars"]:
        tags[tag] = {"kind": "scalar", "points": [[e.step, e.value] for e in reader.Scalars(tag)]}
    for tag in found["images"]:
        tags[tag] = {"kind": "image", "points": [[e.step, [e.width, e.height]] for e in reader.Images(tag)]}
    for tag in found["histograms"]:
        points = [[e.step, e.histogram_value] for e in reader.Histograms(tag)]
        points = [[step, [h.min, h.max, h.num, h.sum, [n for n in h.bucket if n]]] for step, h in points]
        tags[tag] = {"kind": "histogram", "points": points}
    for tag in found["tensors"]:
        kind = reader.SummaryMetadata(tag).plugin_data.plugin_name
        points = []
        for e in reader.Tensors(tag):
            if e.tensor_proto.string_val:
                points.append([e.step, e.tensor_proto.string_val[0].decode()])
            elif e.tensor_proto.double_val:
                kind = "scalar"
                points.append([e.step, e.tensor_proto.double_val[0]])
            else:
                points.append([e.step, None])
        tags[tag] = {"kind": kind, "points": points}
    if found["graph"]:
        tags["graph"] = {"kind": "graph", "points": [[0, {n.name: [n.op, list(n.input)] for n in reader.Graph().node}]]}
    return tags


def close(got, want):
    if isinstance(want, float) or isinstance(got, float):
        return got == want or abs(got - want) <= 1e-6 * abs(want) or (got != got and want == "NaN")
    if isinstance(want, list):
        return len(got) == len(want) and all(close(a, b) for a, b in zip(got, want))
    return got == want


def main():
    mode, folder = sys.argv[1:]
    with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)
    for run, tags in expected.items():
        got = (read_real if mode == "real" else read_plain)(os.path.join(folder, run))
        got = {tag: entry for tag, entry in got.items() if not tag.startswith("_hparams_/")} if mode == "real" else got
        tags = {tag: entry for tag, entry in tags.items() if not tag.startswith("_hparams_/")} if mode == "real" else tags
        assert sorted(got) == sorted(tags), (run, sorted(got), sorted(tags))
        for tag, entry in tags.items():
            assert got[tag]["kind"] == entry["kind"], (run, tag, got[tag]["kind"])
            assert close(got[tag]["points"], entry["points"]), (run, tag, got[tag]["points"], entry["points"])
    print("ok")


main()
