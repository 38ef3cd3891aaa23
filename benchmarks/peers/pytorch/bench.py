#!/usr/bin/env python3
"""Peer benchmark: PyTorch (Python, eager and TorchScript).

    bench.py WORKLOAD --threads N --steps K [--mode eager|jit|jit_ofi] [--no-dropout] --json

Prints one JSON line per measurement. Workload definitions: ../../README.md.
"""
import argparse
import json
import math
import os
import sys
import time


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("workload")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--steps", type=int, default=0, help="timed steps; 0 = workload default")
    p.add_argument("--warmup", type=int, default=-1)
    p.add_argument("--mode", default="eager", choices=["eager", "jit", "jit_ofi"])
    p.add_argument("--no-dropout", action="store_true")
    p.add_argument("--ops", default="", help="micro: comma list of op names")
    p.add_argument("--sizes", default="", help="micro: comma list of n (n*n elements)")
    p.add_argument("--json", action="store_true")
    return p.parse_args()


ARGS = parse()
# The BLAS and OpenMP pools read these at load time, so they are set before the import.
for _v in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_v] = str(ARGS.threads)

import torch  # noqa: E402
import torch.nn as nn  # noqa: E402
import torch.nn.functional as F  # noqa: E402

torch.set_num_threads(ARGS.threads)
torch.set_num_interop_threads(1)


def rss(key="VmHWM"):
    with open("/proc/self/status") as f:
        for line in f:
            if line.startswith(key + ":"):
                return int(line.split()[1]) / 1024.0
    return 0.0


if ARGS.workload == "startup_child":
    net = nn.Sequential(nn.Linear(20, 256), nn.ReLU(), nn.Linear(256, 10))
    y = net(torch.rand(2, 20))
    s = float(y.sum())
    print("READY rss_mb=%.1f peak_rss_mb=%.1f sum=%.4f" % (rss("VmRSS"), rss(), s), flush=True)
    sys.exit(0)

import numpy as np  # noqa: E402


# ---- deterministic data (README: "hash fill") --------------------------------
def hash_u01(seed, n):
    x = (np.arange(n, dtype=np.uint64) + (seed * 0x9E3779B9 & 0xFFFFFFFF)) & 0xFFFFFFFF
    x ^= x >> 16
    x = (x * 0x7FEB352D) & 0xFFFFFFFF
    x ^= x >> 15
    x = (x * 0x846CA68B) & 0xFFFFFFFF
    x ^= x >> 16
    return ((x >> 8).astype(np.float32)) * np.float32(2.0 ** -24)


def u01(seed, *shape):
    return torch.from_numpy(hash_u01(seed, int(np.prod(shape))).reshape(shape).copy())


def sym(seed, bound, *shape):
    return u01(seed, *shape) * 2 * bound - bound


def ints(seed, hi, *shape):
    return (u01(seed, *shape) * hi).long().clamp_(max=hi - 1)


def init_params(*modules):
    """README: "parameter fill". Index counts every parameter in registration order."""
    norms = set()
    for mod in modules:
        for m in mod.modules():
            if isinstance(m, (nn.modules.batchnorm._BatchNorm, nn.LayerNorm)):
                norms.add(id(m.weight))
    k = 0
    with torch.no_grad():
        for mod in modules:
            for p in mod.parameters():
                if p.dim() >= 2:
                    b = 1.0 / math.sqrt(p.numel() / p.shape[0])
                    p.copy_(sym(1000 + k, b, *p.shape))
                else:
                    p.fill_(1.0 if id(p) in norms else 0.0)
                k += 1


# ---- timing -------------------------------------------------------------------
def pct(sorted_ns, q):
    i = (len(sorted_ns) - 1) * q
    lo = int(i)
    hi = min(lo + 1, len(sorted_ns) - 1)
    return (sorted_ns[lo] + (sorted_ns[hi] - sorted_ns[lo]) * (i - lo)) / 1000.0


def emit(workload, times_ns, cpu_ns, **kw):
    t = sorted(times_ns)
    r = {
        "workload": workload,
        "framework": "pytorch-" + torch.__version__,
        "mode": ARGS.mode,
        "threads": ARGS.threads,
        "steps": len(t),
        "median_us_per_step": round(pct(t, 0.5), 3),
        "p10": round(pct(t, 0.1), 3),
        "p90": round(pct(t, 0.9), 3),
        "min_us": round(t[0] / 1000.0, 3),
        "cpu_us_per_step": round(cpu_ns / 1000.0 / len(t), 3),
        "peak_rss_mb": round(rss(), 1),
    }
    r.update(kw)
    print(json.dumps(r), flush=True)


def run(workload, step, steps, warmup, loss_at=(0, 1, 4, 9), **kw):
    """step() -> a loss tensor, a tuple of them, or None. Losses are recorded by step
    number counted from the very first step, warm-up included; reading them out is
    outside the timed region."""
    steps = ARGS.steps or steps
    warmup = ARGS.warmup if ARGS.warmup >= 0 else warmup
    losses = {}

    def note(i, out):
        if out is None or i not in loss_at:
            return
        outs = out if isinstance(out, tuple) else (out,)
        losses[str(i)] = [round(float(o.detach().sum()), 6) for o in outs]

    for i in range(warmup):
        note(i, step())
    pc = time.perf_counter_ns
    times = []
    c0 = time.process_time_ns()
    for i in range(steps):
        a = pc()
        out = step()
        b = pc()
        times.append(b - a)
        note(warmup + i, out)
    cpu = time.process_time_ns() - c0
    emit(workload, times, cpu, losses=losses, **kw)


def train_module(m):
    return torch.jit.script(m) if ARGS.mode != "eager" else m


def infer_module(m, *example):
    """TorchScript + freeze (and optimize_for_inference for jit_ofi)."""
    if ARGS.mode == "eager":
        return m
    m.eval()
    s = torch.jit.script(m)
    s = torch.jit.freeze(s)
    if ARGS.mode == "jit_ofi":
        s = torch.jit.optimize_for_inference(s)
    return s


# ---- workloads ------------------------------------------------------------------
def make_gan():
    g = nn.Sequential(nn.Linear(100, 256), nn.ReLU(), nn.Linear(256, 512), nn.ReLU(),
                      nn.Linear(512, 1024), nn.ReLU(), nn.Linear(1024, 784), nn.Tanh())
    d = nn.Sequential(nn.Linear(784, 1024), nn.LeakyReLU(0.2), nn.Linear(1024, 512), nn.LeakyReLU(0.2),
                      nn.Linear(512, 256), nn.LeakyReLU(0.2), nn.Linear(256, 1), nn.Sigmoid())
    init_params(g, d)
    return g, d


def gan_step(batch):
    g, d = make_gan()
    g, d = train_module(g), train_module(d)
    og = torch.optim.Adam(g.parameters(), lr=2e-4, betas=(0.5, 0.999))
    od = torch.optim.Adam(d.parameters(), lr=2e-4, betas=(0.5, 0.999))
    bce = nn.BCELoss()
    real = sym(1, 1.0, batch, 784)
    zs = [sym(100 + i, 1.0, batch, 100) for i in range(16)]
    ones, zeros = torch.ones(batch, 1), torch.zeros(batch, 1)
    n = [0]

    def step():
        z = zs[n[0] & 15]
        n[0] += 1
        fake = g(z)
        od.zero_grad(set_to_none=True)
        loss_d = bce(d(real), ones) + bce(d(fake.detach()), zeros)
        loss_d.backward()
        od.step()
        og.zero_grad(set_to_none=True)
        loss_g = bce(d(fake), ones)
        loss_g.backward()
        og.step()
        return loss_d, loss_g

    run("gan_step_b%d" % batch, step, 200 if batch > 8 else 300, 20)


def gan_g_fwd(batch):
    g, _ = make_gan()
    g = infer_module(g)
    z = sym(100, 1.0, batch, 100)
    with torch.no_grad():
        run("gan_g_fwd_b%d" % batch, lambda: g(z), 300 if batch > 8 else 1000, 20, loss_at=(0,))


def make_mlp():
    net = nn.Sequential(nn.Linear(20, 256), nn.ReLU(), nn.Linear(256, 10))
    init_params(net)
    return net


def d2l_mlp_fwd(grad):
    net = infer_module(make_mlp())
    x = u01(1, 2, 20)
    name = "d2l_mlp_fwd" if grad else "d2l_mlp_fwd_nograd"
    with torch.set_grad_enabled(grad):
        run(name, lambda: net(x), 20000, 2000, loss_at=(0,))


def d2l_mlp_stepper():
    net = train_module(make_mlp())
    opt = torch.optim.SGD(net.parameters(), lr=0.01)
    x, y = u01(1, 2, 20), sym(2, 1.0, 2, 10)

    def step():
        opt.zero_grad(set_to_none=True)
        loss = F.mse_loss(net(x), y)
        loss.backward()
        opt.step()
        return loss

    return step


def d2l_mlp_train():
    run("d2l_mlp_train", d2l_mlp_stepper(), 5000, 500)


class NestMLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU())
        self.linear = nn.Linear(32, 16)

    def forward(self, x):
        return self.linear(self.net(x))


class FixedHiddenMLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.rand_weight = u01(3, 20, 20)
        self.linear = nn.Linear(20, 20)

    def forward(self, x):
        x = self.linear(x)
        x = F.relu(x @ self.rand_weight + 1)
        x = self.linear(x)
        while bool(x.abs().sum() > 1):
            x = x / 2
        return x.sum()


def chimera_fwd(grad):
    net = nn.Sequential(NestMLP(), nn.Linear(16, 20), FixedHiddenMLP())
    init_params(net)
    net = infer_module(net)
    x = u01(1, 2, 20)
    name = "chimera_fwd" if grad else "chimera_fwd_nograd"
    with torch.set_grad_enabled(grad):
        run(name, lambda: net(x), 10000, 1000, loss_at=(0,))


def cnn_step():
    p = 0.0 if ARGS.no_dropout else 0.5
    net = nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 64, 3), nn.BatchNorm2d(64), nn.ReLU(),
                        nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64 * 12 * 12, 128), nn.ReLU(),
                        nn.Dropout(p), nn.Linear(128, 10))
    init_params(net)
    net = train_module(net)
    opt = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
    x, y = u01(1, 64, 1, 28, 28), ints(2, 10, 64)

    def step():
        opt.zero_grad(set_to_none=True)
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        opt.step()
        return loss

    run("cnn_step", step, 30, 5, dropout=p)


def resnet18_fwd():
    import torchvision
    net = torchvision.models.resnet18(weights=None)
    init_params(net)
    net.eval()
    net = infer_module(net)
    x = u01(1, 1, 3, 224, 224)
    with torch.no_grad():
        run("resnet18_fwd", lambda: net(x), 30, 5, loss_at=(0,))


def resnet18_train():
    import torchvision
    net = torchvision.models.resnet18(weights=None)
    init_params(net)
    net = train_module(net)
    opt = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
    x, y = u01(1, 8, 3, 64, 64), ints(2, 1000, 8)

    def step():
        opt.zero_grad(set_to_none=True)
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        opt.step()
        return loss

    run("resnet18_train", step, 20, 5)


class Lm(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.tok = nn.Embedding(256, 256)
        self.pos = nn.Embedding(64, 256)
        layer = nn.TransformerEncoderLayer(256, 4, 1024, dropout=dropout, activation="relu", batch_first=True)
        self.enc = nn.TransformerEncoder(layer, 4)
        self.head = nn.Linear(256, 256)

    def forward(self, ids, pos):
        return self.head(self.enc(self.tok(ids) + self.pos(pos)))


def transformer_step(dropout, name):
    net = Lm(dropout)
    init_params(net)
    net.train()
    opt = torch.optim.AdamW(net.parameters(), lr=3e-4)
    ids, tgt = ints(1, 256, 16, 64), ints(2, 256, 16, 64)
    pos = torch.arange(64)

    def step():
        opt.zero_grad(set_to_none=True)
        out = net(ids, pos)
        loss = F.cross_entropy(out.reshape(-1, 256), tgt.reshape(-1))
        loss.backward()
        opt.step()
        return loss

    run(name, step, 20, 5, dropout=dropout)


class LstmNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(128, 256, num_layers=2)
        self.head = nn.Linear(256, 10)

    def forward(self, x):
        out, _ = self.lstm(x)
        return self.head(out[-1])


def lstm_step():
    net = LstmNet()
    init_params(net)
    net = train_module(net)
    opt = torch.optim.Adam(net.parameters(), lr=1e-3)
    x, y = sym(1, 1.0, 32, 32, 128), ints(2, 10, 32)

    def step():
        opt.zero_grad(set_to_none=True)
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        opt.step()
        return loss

    run("lstm_step", step, 30, 5)


def micro():
    sizes = [int(s) for s in ARGS.sizes.split(",")] if ARGS.sizes else [32, 256, 1024, 4096]
    pick = set(ARGS.ops.split(",")) if ARGS.ops else None
    for n in sizes:
        a, b = sym(1, 1.0, n, n), sym(2, 1.0, n, n)
        w, c = torch.ones(n), torch.zeros(n)
        ops = [("add", lambda: a + b), ("relu", lambda: torch.relu(a)), ("softmax", lambda: torch.softmax(a, -1)),
               ("layer_norm", lambda: F.layer_norm(a, (n,), w, c, 1e-5)), ("sum_dim1", lambda: a.sum(1)),
               ("sum_dim0", lambda: a.sum(0)), ("matmul", lambda: a @ b)]
        for name, fn in ops:
            if pick and name not in pick:
                continue
            # about 0.5 s of work each, at least 3 samples
            fn()
            t0 = time.perf_counter_ns()
            fn()
            est = max(1, time.perf_counter_ns() - t0)
            k = ARGS.steps or int(min(5000, max(3, 5e8 / est)))
            with torch.no_grad():
                run("micro_%s_%d" % (name, n * n), fn, k, min(k, 20), loss_at=(), elements=n * n)


def overhead():
    """1-element add chains of 1000 operations; ns per op."""
    one = torch.ones(1)
    x = torch.ones(1)
    xg = torch.ones(1, requires_grad=True)
    N = 1000

    def fwd_nograd():
        with torch.no_grad():
            y = x
            for _ in range(N):
                y = y + one
        return None

    def fwd_grad():
        y = xg
        for _ in range(N):
            y = y + one
        return None

    def fwd_bwd():
        y = xg
        for _ in range(N):
            y = y + one
        y.backward()
        xg.grad = None
        return None

    def one_kind(name, fn):
        k = ARGS.steps or 300
        for _ in range(20):
            fn()
        ts = []
        c0 = time.process_time_ns()
        for _ in range(k):
            t = time.perf_counter_ns()
            fn()
            ts.append(time.perf_counter_ns() - t)
        cpu = time.process_time_ns() - c0
        s = sorted(ts)
        emit(name, ts, cpu, ops_per_step=N, ns_per_op=round(pct(s, 0.5) * 1000 / N, 1), ns_per_op_min=round(s[0] / N, 1))

    if ARGS.mode != "eager":
        @torch.jit.script
        def chain(y: torch.Tensor, one: torch.Tensor):
            for _ in range(1000):
                y = y + one
            return y

        def s_nograd():
            with torch.no_grad():
                chain(x, one)
        one_kind("overhead_add_fwd_nograd", s_nograd)

        def s_bwd():
            chain(xg, one).backward()
            xg.grad = None
        one_kind("overhead_add_fwd_bwd", s_bwd)
        return
    one_kind("overhead_add_fwd_nograd", fwd_nograd)
    one_kind("overhead_add_fwd_grad", fwd_grad)
    one_kind("overhead_add_fwd_bwd", fwd_bwd)


def long_run():
    n = ARGS.steps or 20000
    step = d2l_mlp_stepper()
    for _ in range(100):
        step()
    r0 = rss("VmRSS")
    ts, track = [], []
    c0 = time.process_time_ns()
    for i in range(n):
        t = time.perf_counter_ns()
        step()
        ts.append(time.perf_counter_ns() - t)
        if (i + 1) % (n // 4) == 0:
            track.append(round(rss("VmRSS"), 2))
    cpu = time.process_time_ns() - c0
    q = n // 10
    emit("long_run", ts, cpu, rss_start_mb=round(r0, 2), rss_end_mb=round(rss("VmRSS"), 2), rss_quarters_mb=track,
         first_tenth_median_us=round(pct(sorted(ts[:q]), 0.5), 2), last_tenth_median_us=round(pct(sorted(ts[-q:]), 0.5), 2),
         max_us=round(max(ts) / 1000.0, 1))


W = {
    "gan_step_b64": lambda: gan_step(64), "gan_step_b8": lambda: gan_step(8), "gan_step_b1": lambda: gan_step(1),
    "d2l_mlp_fwd": lambda: d2l_mlp_fwd(True), "d2l_mlp_fwd_nograd": lambda: d2l_mlp_fwd(False),
    "d2l_mlp_train": d2l_mlp_train,
    "chimera_fwd": lambda: chimera_fwd(True), "chimera_fwd_nograd": lambda: chimera_fwd(False),
    "cnn_step": cnn_step, "resnet18_fwd": resnet18_fwd, "resnet18_train": resnet18_train,
    "transformer_step": lambda: transformer_step(0.0, "transformer_step"),
    "transformer_step_do01": lambda: transformer_step(0.1, "transformer_step_do01"),
    "gan_g_fwd_b64": lambda: gan_g_fwd(64), "gan_g_fwd_b1": lambda: gan_g_fwd(1),
    "lstm_step": lstm_step, "micro": micro, "overhead": overhead, "long_run": long_run,
}

if ARGS.workload == "list":
    print("\n".join(W))
else:
    W[ARGS.workload]()
