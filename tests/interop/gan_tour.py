"""Prints what PyTorch gives for the sections of samples/Gan's tour: the numbers that `--tour` must print, too.

    python3 tests/interop/gan_tour.py > tests/Kasane.Tests/Samples/Gan.pytorch.txt
"""
import sys

import torch
from torch import nn
from torch.nn import functional as F

import digits

torch.set_num_threads(1)


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.model = nn.Sequential(
            nn.Linear(100, 256), nn.ReLU(True), nn.Linear(256, 512), nn.ReLU(True),
            nn.Linear(512, 1024), nn.ReLU(True), nn.Linear(1024, 784), nn.Tanh())

    def forward(self, z):
        return self.model(z)


class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.model = nn.Sequential(
            nn.Linear(784, 1024), nn.LeakyReLU(0.2, True), nn.Linear(1024, 512), nn.LeakyReLU(0.2, True),
            nn.Linear(512, 256), nn.LeakyReLU(0.2, True), nn.Linear(256, 1), nn.Sigmoid())

    def forward(self, x):
        return self.model(x)


def section(title):
    print(f"== {title}")
    torch.manual_seed(0)


def show(name, y, count=6):
    numbers = " ".join(f"{value:.4f}" for value in y.detach().flatten()[:count].tolist())
    print(f"{name}\t{shape(y)}: {numbers}{' ...' if y.numel() > count else ''}")


def shape(y):
    return "(" + ", ".join(map(str, y.shape)) + ("," if y.dim() == 1 else "") + ")"


section("A hook sees what passes")
discriminator = Discriminator()
pictures = torch.rand(4, 784) * 2 - 1
for key, module in discriminator.named_modules():
    if isinstance(module, nn.Linear):
        module.register_forward_hook(lambda _, x, y, key=key: print(
            f"{key}\t{shape(x[0])} -> {shape(y)} mean {y.mean().item():.4f} deviation {y.std().item():.4f}"))
show("answers", discriminator(pictures))

section("One call moves everything")
discriminator = Discriminator()
pictures = torch.rand(4, 784) * 2 - 1
show("cpu, Float32", discriminator(pictures))
show("reference, Float32", discriminator(pictures))
show("cpu, Float64", discriminator.double()(pictures.double()))

section("One call changes the mode")
net = nn.Sequential(nn.Linear(784, 64), nn.BatchNorm1d(64), nn.LeakyReLU(0.2), nn.Dropout(0.3), nn.Linear(64, 1), nn.Sigmoid())
pictures = torch.rand(4, 784) * 2 - 1
show("Train(), first call", net(pictures))
show("Train(), second call", net(pictures))
net.eval()
show("Eval(), first call", net(pictures))
show("Eval(), second call", net(pictures))

section("Layers without anything between them")
first, second, third = nn.Linear(784, 256), nn.Linear(256, 64), nn.Linear(64, 1)
pictures = torch.rand(4, 784) * 2 - 1
stack = third(second(first(pictures)))
show("three layers", stack)
product = third.weight @ second.weight @ first.weight
shift = third.weight @ (second.weight @ first.bias + second.bias) + third.bias
show("their product", product)
show("one layer with the product", F.linear(pictures, product, shift))
leaky = nn.LeakyReLU(0.2)
show("with LeakyReLU between", third(leaky(second(leaky(first(pictures))))))

section("What one matrix cannot learn")
points = torch.tensor([[0.0, 0], [0, 1], [1, 0], [1, 1]])
answers = torch.tensor([[0.0], [1], [1], [0]])
for name, middle in (("nothing", []), ("LeakyReLU", [nn.LeakyReLU(0.2)])):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(2, 8), *middle, nn.Linear(8, 1), nn.Sigmoid())
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    losses = []
    for step in range(201):
        optimizer.zero_grad()
        loss = F.binary_cross_entropy(net(points), answers)
        loss.backward()
        optimizer.step()
        if step % 50 == 0:
            losses.append(loss.item())
    show(f"{name} between, losses", torch.tensor(losses))
    show(f"{name} between, answers", net(points))


def interpolation(size):
    weights = torch.zeros(28, size)
    for i in range(28):
        at = min(max((i + 0.5) * size / 28 - 0.5, 0), size - 1)
        left = int(at)
        weights[i, left] += 1 - (at - left)
        weights[i, min(left + 1, size - 1)] += at - left
    return weights


def share(h, labels):
    centred = h - h.mean(0)
    between = sum((centred[labels == c].mean(0) ** 2).sum() * (labels == c).sum() for c in labels.unique())
    return (between / (centred ** 2).sum()).item()


def keeps(title, generator, discriminator, pictures):
    torch.manual_seed(0)
    with torch.no_grad():
        both = torch.cat([pictures[:256], generator(torch.randn(256, 100))])
        is_real = torch.cat([torch.ones(256), torch.zeros(256)])
        h, rows = both, [both]
        for layer in discriminator.model:
            h = layer(h.clone())
            if isinstance(layer, (nn.LeakyReLU, nn.Sigmoid)):
                rows.append(h)
        for h in rows:
            yield f"{title}, {h.shape[1]} numbers\treal or made {share(h, is_real):.4f}"


section("What each layer keeps")
generator, discriminator = Generator(), Discriminator()
train, _ = digits.train()
pictures = torch.cat([train, digits.test()[0]]).float() / 127.5 - 1
pictures = (interpolation(8) @ pictures @ interpolation(8).T).flatten(1)
print("\n".join(keeps("untrained", generator, discriminator, pictures)))
torch.manual_seed(0)
g = torch.optim.Adam(generator.parameters(), lr=2e-4, betas=(0.5, 0.999))
d = torch.optim.Adam(discriminator.parameters(), lr=2e-4, betas=(0.5, 0.999))
ones, zeros = torch.ones(64, 1), torch.zeros(64, 1)
losses = []
steps = int(sys.argv[1]) if len(sys.argv) > 1 else 10
for step in range(steps):
    if step % 28 == 0:
        order = torch.randperm(len(pictures))
    real = pictures[order[step % 28 * 64:step % 28 * 64 + 64]]
    fake = generator(torch.randn(64, 100))
    d.zero_grad()
    d_loss = F.binary_cross_entropy(discriminator(real), ones) + F.binary_cross_entropy(discriminator(fake.detach()), zeros)
    d_loss.backward()
    d.step()
    g.zero_grad()
    g_loss = F.binary_cross_entropy(discriminator(fake), ones)
    g_loss.backward()
    g.step()
    losses.append((d_loss.item(), g_loss.item()))
show("losses of the discriminator", torch.tensor(losses)[:10, 0], 10)
show("losses of the generator", torch.tensor(losses)[:10, 1], 10)
if steps > 10:
    print(losses[-1], "\n".join(keeps("trained", generator, discriminator, pictures)), sep="\n")
