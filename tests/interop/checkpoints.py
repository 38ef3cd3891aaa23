"""The other side of tests/Kasane.Tests/IO/TorchInteropTests.cs: PyTorch and NumPy write and read the same contents.

    python3 tests/interop/checkpoints.py write FOLDER    writes what Kasane must read
    python3 tests/interop/checkpoints.py check FOLDER    reads what Kasane wrote, compares exactly, and writes the optimizers' states again
"""
import collections
import os
import sys
import zipfile

import numpy as np
import torch

DTYPES = "float32 float64 float16 bfloat16 int64 int32 int16 int8 uint8 bool complex64".split()


def content():
    tensors = collections.OrderedDict()
    for name in DTYPES:
        values = torch.tensor([[0, 1, 2], [3, 4, 5]], dtype=torch.float64)
        if name == "complex64":
            values = torch.complex(values, -values - 1)
        tensors[name] = values.to(getattr(torch, name))
        tensors[name + ".empty"] = torch.zeros(0, 3, dtype=getattr(torch, name))
        tensors[name + ".scalar"] = torch.ones((), dtype=getattr(torch, name))
    tensors["special"] = torch.tensor([float("inf"), -float("inf"), -0.0, 1e-45])
    base = torch.arange(12, dtype=torch.float32)
    views = [base, base[2:8], base.reshape(3, 4).t(), base[3:6:2], base[4].expand(2, 3)]
    frozen = torch.nn.Parameter(torch.tensor([4.0, 5.0]), requires_grad=False)
    learned = torch.nn.Parameter(torch.tensor([1.0, 2.0, 3.0]))
    numbers = [0, 1, -1, 255, 256, 65535, 65536, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**63 - 1, 2**63, -(2**63), 10**400, -(10**700)]
    return {
        "tensors": tensors,
        "views": views,
        "parameters": (learned, frozen, learned),
        "grad": torch.tensor([7.0], requires_grad=True),
        "numbers": numbers,
        "floats": [0.5, -0.0, float("inf"), 1e300],
        "texts": ["", "a", "\u4e2d\u6587 \U0001F600", "x" * 300, "a"],
        "others": [True, False, None, b"\x00\xff", torch.Size([2, 3]), torch.bfloat16, torch.device("cpu")],
        "tuples": [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), ((1,), [2])],
        1: {2: [[], {}], "k": {}},
    }


def same(path, got, want):
    assert type(got) is type(want), (path, type(got), type(want))
    if isinstance(want, torch.Tensor):
        assert got.dtype == want.dtype and got.shape == want.shape and got.stride() == want.stride(), (path, got, want)
        assert got.storage_offset() == want.storage_offset() and got.requires_grad == want.requires_grad, (path, got, want)
        assert bits(got) == bits(want), (path, got, want)
    elif isinstance(want, dict):
        assert list(got) == list(want), (path, list(got), list(want))
        for key in want:
            same(f"{path}.{key}", got[key], want[key])
    elif isinstance(want, (list, tuple)):
        assert len(got) == len(want), (path, got, want)
        for i, (a, b) in enumerate(zip(got, want)):
            same(f"{path}[{i}]", a, b)
    else:
        assert repr(got) == repr(want), (path, got, want)


def bits(tensor):
    flat = tensor.detach().contiguous()
    if flat.dtype == torch.bfloat16:
        flat = flat.view(torch.int16)
    return flat.numpy().tobytes()


def arrays():
    result = {name: np.arange(6).reshape(2, 3).astype(name) for name in DTYPES if name != "bfloat16"}
    result["complex64"] = (np.arange(6) - 1j * (np.arange(6) + 1)).reshape(2, 3).astype("complex64")
    result["empty"] = np.zeros((0, 4), "f4")
    result["scalar"] = np.array(3.5)
    result["vector"] = np.arange(5, dtype="i2")
    result["fortran"] = np.asfortranarray(np.arange(24, dtype="f4").reshape(2, 3, 4))
    return result


def write(folder):
    torch.save(content(), f"{folder}/zip.pt")
    torch.save(content(), f"{folder}/legacy.pt", _use_new_zipfile_serialization=False)
    np.savez(f"{folder}/plain.npz", **arrays())
    np.savez_compressed(f"{folder}/packed.npz", **arrays())
    for name, array in arrays().items():
        np.save(f"{folder}/{name}.npy", array)
        np.save(f"{folder}/{name}.big.npy", array.astype(array.dtype.newbyteorder(">")))
    np.save(f"{folder}/object.npy", np.array([1, "a"], dtype=object))
    np.save(f"{folder}/structure.npy", np.zeros(2, dtype=[("a", "f4"), ("b", "i4")]))
    np.save(f"{folder}/text.npy", np.array(["a", "bc"]))
    np.save(f"{folder}/wide.npy", np.zeros(2, "c16"))
    net = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2))
    torch.save(net.state_dict(), f"{folder}/net.pt")
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01, amsgrad=True)
    for _ in range(3):
        optimizer.zero_grad()
        net(torch.randn(4, 3)).square().sum().backward()
        optimizer.step()
    torch.save({"model": net.state_dict(), "optimizer": optimizer.state_dict()}, f"{folder}/training.pt")


def check(folder):
    for name in ("kasane.pt", "kasane-legacy.pt"):
        loaded = torch.load(f"{folder}/{name}")
        same(name, loaded, content())
        assert len({view.storage().data_ptr() for view in loaded["views"]}) == 1
        assert loaded["parameters"][0] is loaded["parameters"][2]
    assert not zipfile.is_zipfile(f"{folder}/kasane-legacy.pt")
    same("legacy empty", torch.load(f"{folder}/kasane-legacy-empty.pt"), {})
    same("flipped", torch.load(f"{folder}/flipped.pt"), torch.tensor([2.0, 1.0, 0.0]))

    net = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2))
    state = torch.load(f"{folder}/kasane-net.pt")
    assert type(state) is collections.OrderedDict
    net.load_state_dict(state)
    for key, tensor in torch.load(f"{folder}/kasane-net-legacy.pt").items():
        same(key, tensor, state[key])
    torch.save(net.state_dict(), f"{folder}/net-again.pt")
    optimizers = {
        "adam": lambda p: torch.optim.Adam(p, amsgrad=True),
        "sgd": lambda p: torch.optim.SGD(p, lr=1, momentum=0.5),
        "lbfgs": lambda p: torch.optim.LBFGS(p),
    }
    for name, make in optimizers.items():
        optimizer = make(net.parameters())
        optimizer.load_state_dict(torch.load(f"{folder}/kasane-{name}.pt"))
        net(torch.ones(4, 3)).sum().backward()
        torch.save(optimizer.state_dict(), f"{folder}/{name}-again.pt")
        optimizer.step(lambda: net(torch.ones(4, 3)).sum())

    archive = np.load(f"{folder}/kasane.npz")
    want = arrays()
    assert sorted(archive.files) == sorted(want), archive.files
    for name, array in want.items():
        for got in (archive[name], np.load(f"{folder}/kasane-{name}.npy")):
            assert got.dtype == array.dtype and got.shape == array.shape and got.tobytes() == array.tobytes(), (name, got)
        with open(f"{folder}/kasane-{name}.npy", "rb") as file, open(f"{folder}/numpy.npy", "w+b") as ours:
            np.save(ours, array)
            ours.seek(0)
            assert file.read() == ours.read(), f"the bytes of {name}.npy differ from NumPy's"


if __name__ == "__main__":
    {"write": write, "check": check}[sys.argv[1]](os.fspath(sys.argv[2]))
    print(sys.argv[1], "passed")
