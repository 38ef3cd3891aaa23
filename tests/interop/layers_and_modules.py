"""Prints what PyTorch gives for every section of samples/LayersAndModules: the numbers that the sample must print, too.

    python3 tests/interop/layers_and_modules.py > tests/Kasane.Tests/Samples/LayersAndModules.pytorch.txt
"""
import warnings

import torch
from torch import nn
from torch.nn import functional as F

warnings.filterwarnings("ignore")


class Mlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.LazyLinear(256)
        self.output = nn.LazyLinear(10)

    def forward(self, x):
        return self.output(F.relu(self.hidden(x)))


class FixedHiddenMlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.rand_weight = torch.rand(20, 20)
        self.linear = nn.LazyLinear(20)

    def forward(self, x):
        x = self.linear(x)
        x = F.relu(x @ self.rand_weight + 1)
        x = self.linear(x)
        while x.abs().sum() > 1:
            x /= 2
        return x.sum()


class NestMlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.LazyLinear(64), nn.ReLU(), nn.LazyLinear(32), nn.ReLU())
        self.linear = nn.LazyLinear(16)

    def forward(self, x):
        return self.linear(self.net(x))


def show(title, y):
    numbers = " ".join(f"{value:.4f}" for value in y.detach().flatten()[:4].tolist())
    shape = "(" + ", ".join(map(str, y.shape)) + ("," if y.dim() == 1 else "") + ")"
    print(f"{title}\t{shape}: {numbers}{' ...' if y.numel() > 4 else ''}")


torch.manual_seed(0)
x = torch.rand(2, 20)

torch.manual_seed(0)
show("Sequential: 20 -> 256 -> 10", nn.Sequential(nn.LazyLinear(256), nn.ReLU(), nn.LazyLinear(10))(x))
torch.manual_seed(0)
show("Mlp", Mlp()(x))
torch.manual_seed(0)
show("MySequential", nn.Sequential(nn.LazyLinear(256), nn.ReLU(), nn.LazyLinear(10))(x))
torch.manual_seed(0)
show("FixedHiddenMlp: a constant, a shared layer, a loop", FixedHiddenMlp()(x))
torch.manual_seed(0)
last = FixedHiddenMlp()
show("chimera: NestMlp, a layer, FixedHiddenMlp", nn.Sequential(NestMlp(), nn.LazyLinear(20), last)(x))
torch.manual_seed(0)
first, second = nn.LazyLinear(4), nn.LazyLinear(6)
show("Exercise 2: two networks side by side", torch.cat([first(x), second(x)], -1))
torch.manual_seed(0)
show("Exercise 3: a factory of blocks", nn.Sequential(*[nn.Sequential(nn.LazyLinear(20), nn.ReLU()) for _ in range(3)])(x))
