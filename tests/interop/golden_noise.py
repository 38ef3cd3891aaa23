#!/usr/bin/env python3
"""How far PyTorch itself lies from its golden trace of a fresh ResNet-152 when nothing but the order of its sums changes.

    golden_noise.py [--threads N] [--no-onednn] [--double]

Needs torch 1.13 and torchvision. Prints every checksum of the running statistics that misses its tolerance. With one thread and oneDNN, as
the data were made, none does.
"""
import argparse
import json
import os

import torch
import torchvision

TRACE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../conformance/traces/resnet152.jsonl")


def checks(values, golden):
    yield "sum", float(values.sum()), golden["sum"], golden["sum_atol"]
    yield "norm", float(values.norm()), golden["l2"], golden["l2_atol"]
    for got, want in zip(values[:4].tolist(), golden["first"]):
        yield "first", got, want, golden["atol"]
    for got, want in zip(values[-4:].tolist(), golden["last"]):
        yield "last", got, want, golden["atol"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--no-onednn", action="store_true")
    parser.add_argument("--double", action="store_true")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.backends.mkldnn.enabled = not given.no_onednn
    with open(TRACE) as file:
        trace = json.loads(file.readline())
    torch.manual_seed(trace["seed"])
    net = torchvision.models.resnet152(weights=None)
    x = torch.rand(trace["setup"]["input"])
    if given.double:
        net, x = net.double(), x.double()
    with torch.no_grad():
        net.eval()(x)
        net.train()(x)
    state, count, missed = net.state_dict(), 0, 0
    for name, golden in trace["running_after_train"].items():
        for kind, got, want, tolerance in checks(state[name].double().flatten(), golden):
            count += 1
            if abs(got - want) > tolerance:
                missed += 1
                print(f"{name}: {kind} {got}, expected {want}, {abs(got - want) / tolerance:.2f} times the tolerance")
    print(f"{missed} of {count} missed")


main()
