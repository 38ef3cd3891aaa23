"""Reads the digits that are inside the library, for the scripts that print what PyTorch makes of them."""
import gzip
import pathlib
import struct

import torch

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "src/Kasane/Data/Digits"


def read(name):
    data = gzip.open(FOLDER / name).read()
    rank = data[3]
    sizes = struct.unpack(f">{rank}i", data[4:4 + 4 * rank])
    return torch.frombuffer(bytearray(data[4 + 4 * rank:]), dtype=torch.uint8).reshape(sizes)


def train():
    return read("train-images-idx3-ubyte.gz"), read("train-labels-idx1-ubyte.gz").long()


def test():
    return read("t10k-images-idx3-ubyte.gz"), read("t10k-labels-idx1-ubyte.gz").long()
