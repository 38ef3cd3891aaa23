"""Prints what PyTorch gives for every section of samples/ModuleVsFunctional: the numbers that the sample must print, too.

    python3 tests/interop/module_vs_functional.py > tests/Kasane.Tests/Samples/ModuleVsFunctional.pytorch.txt
"""
import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.stateless import functional_call

import digits

torch.set_num_threads(1)


def section(title):
    print(f"== {title}")
    torch.manual_seed(0)


def show(name, y, count=6):
    numbers = " ".join(f"{value:.4f}" for value in y.detach().flatten()[:count].tolist())
    shape = "(" + ", ".join(map(str, y.shape)) + ("," if y.dim() == 1 else "") + ")"
    print(f"{name}\t{shape}: {numbers}{' ...' if y.numel() > count else ''}")


section("Linear")
x = torch.rand(2, 20)
layer = nn.Linear(20, 3)
show("new Linear(20, 3)", layer(x))
show("F.Linear", F.linear(x, layer.weight, layer.bias))

section("Conv2d")
x = torch.rand(1, 3, 8, 8)
layer = nn.Conv2d(3, 4, 3, stride=2, padding=1)
show("new Conv2d(3, 4, 3)", layer(x))
show("F.Conv2d", F.conv2d(x, layer.weight, layer.bias, stride=2, padding=1))

section("Dropout")
x = torch.rand(2, 3)
show("input", x)
layer = nn.Dropout(0.5)
torch.manual_seed(0)
show("new Dropout(0.5), training", layer(x))
torch.manual_seed(0)
show("F.Dropout, training: true", F.dropout(x, 0.5, training=True))
layer.eval()
show("new Dropout(0.5), Eval()", layer(x))
show("F.Dropout, training: false", F.dropout(x, 0.5, training=False))
torch.manual_seed(0)
show("F.Dropout, nothing said", F.dropout(x))

section("BatchNorm")
layer = nn.BatchNorm1d(3)
weight, bias, mean, variance = torch.ones(3), torch.zeros(3), torch.zeros(3), torch.ones(3)
for batch in range(3):
    x = torch.randn(8, 3) * 2 + 5
    show(f"new BatchNorm1d(3), batch {batch}", layer(x))
    show(f"F.BatchNorm, batch {batch}", F.batch_norm(x, mean, variance, weight, bias, training=True))
show("RunningMean of the module", layer.running_mean)
show("mean, passed by hand", mean)
show("RunningVar of the module", layer.running_var)
show("variance, passed by hand", variance)
layer.eval()
one = torch.full([1, 3], 5.0)
show("new BatchNorm1d(3), Eval()", layer(one))
show("F.BatchNorm, training: false", F.batch_norm(one, mean, variance, weight, bias, training=False))

section("Pooling")
x = torch.rand(1, 2, 6, 6)
show("new MaxPool2d", nn.MaxPool2d(2)(x))
show("F.MaxPool2d", F.max_pool2d(x, 2))
show("new AvgPool2d", nn.AvgPool2d(3, stride=1)(x))
show("F.AvgPool2d", F.avg_pool2d(x, 3, stride=1))
show("new AdaptiveAvgPool2d", nn.AdaptiveAvgPool2d(1)(x))
show("F.AdaptiveAvgPool2d", F.adaptive_avg_pool2d(x, 1))

section("One function, different weights")
x = torch.rand(2, 4)
hyper = nn.Linear(2, 3 * 4)
tasks = torch.tensor([[1.0, 0], [0, 1], [1, 1]])
loss = 0
for i in range(3):
    y = F.linear(x, hyper(tasks[i]).reshape(3, 4))
    show(f"F.Linear, weight of task {i}", y)
    loss += (y * y).mean()
loss.backward()
show("gradient of the hypernetwork", hyper.weight.grad)

section("A module with other weights")
x = torch.rand(2, 4)
net = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 2))
other = {key: (value.detach() * 2).requires_grad_() for key, value in net.named_parameters()}
y = functional_call(net, other, x)
y.sum().backward()
show("net.Call", net(x))
show("F.FunctionalCall", y)
show("gradient of other 2.weight", other["2.weight"].grad)


def scale(images):
    return (images.float() / 127.5 - 1).unsqueeze(1)


def shift(images):
    start = torch.randint(0, 3, [2])
    return F.pad(images, (1, 1, 1, 1), value=-1)[:, :, start[0]:start[0] + 8, start[1]:start[1] + 8]


section("A network both ways")
net = nn.Sequential(
    nn.Conv2d(1, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(32, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU(), nn.AvgPool2d(2),
    nn.Flatten(), nn.Dropout(0.25), nn.Linear(64 * 2 * 2, 10))
torch.manual_seed(0)
images, labels = digits.train()
images = scale(images)
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
losses = []
order = torch.randperm(1500)
for step in range(10):
    batch = order[step * 50:step * 50 + 50]
    for group in optimizer.param_groups:
        group["lr"] = 5e-3 * (1 - step / 600)
    optimizer.zero_grad()
    loss = F.cross_entropy(net(shift(images[batch])), labels[batch])
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
for name in ("modules", "functions"):
    show(f"{name}, first losses", torch.tensor(losses), 10)
