"""Recurrent layers that PyTorch lacks, by the equations of their papers in plain tensors, for make_recurrent.py.

One sequence after the other, one step after the other, and autograd for the gradients: slow, and plain to see.
"""
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence


class Cell(nn.Module):
    """A direction of a layer, with PyTorch's names and gate orders and its initial weights."""

    gates = 4
    own = {}  # further parameters: numbers for each unit

    def __init__(self, inputs, size):
        super().__init__()
        self.size = size
        shapes = {"weight_ih": (self.gates * size, inputs), "weight_hh": (self.gates * size, size),
                  "bias_ih": (self.gates * size,), "bias_hh": (self.gates * size,)}
        shapes.update({name: (units * size,) for name, units in self.own.items()})
        for name, shape in shapes.items():
            bound = size ** -0.5
            start = 1.0 if name.startswith("gain") else 0.0  # so that a gain that is left out would be seen
            self.register_parameter(name, nn.Parameter(start + torch.empty(shape).uniform_(-bound, bound)))

    def start(self):
        return torch.zeros(self.size), torch.zeros(self.size)


class Lstm(Cell):
    """Hochreiter and Schmidhuber 1997, Gers et al. 2000."""

    def step(self, x, h, c):
        i, f, g, o = (self.weight_ih @ x + self.bias_ih + self.weight_hh @ h + self.bias_hh).chunk(4)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c), c


class PeepholeLstm(Cell):
    """Graves 2013, equations 7 to 11: i and f look at c_(t-1), o at c_t, by diagonal weights."""

    own = {"weight_ch": 3}

    def step(self, x, h, c):
        i, f, g, o = (self.weight_ih @ x + self.bias_ih + self.weight_hh @ h + self.bias_hh).chunk(4)
        p_i, p_f, p_o = self.weight_ch.chunk(3)
        i, f = torch.sigmoid(i + p_i * c), torch.sigmoid(f + p_f * c)
        c = f * c + i * torch.tanh(g)
        return torch.sigmoid(o + p_o * c) * torch.tanh(c), c


class LayerNormLstm(Cell):
    """Ba, Kiros and Hinton 2016, equations 20 to 22; the biases of the normalizations of the sums are bias_ih and bias_hh."""

    own = {"gain_ih": 4, "gain_hh": 4, "gain_c": 1, "bias_c": 1}

    def step(self, x, h, c):
        i, f, g, o = (normalize(self.weight_ih @ x, self.gain_ih, self.bias_ih)
                      + normalize(self.weight_hh @ h, self.gain_hh, self.bias_hh)).chunk(4)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(normalize(c, self.gain_c, self.bias_c)), c


class ResetBeforeGru(Cell):
    """Cho et al. 2014, equations 5 to 8: the reset gate acts on h before the product with it."""

    gates = 3

    def step(self, x, h, c):
        (a_r, a_z, a_n), (w_r, w_z, w_n), (b_r, b_z, b_n) = (
            (self.weight_ih @ x + self.bias_ih).chunk(3), self.weight_hh.chunk(3), self.bias_hh.chunk(3))
        r = torch.sigmoid(a_r + w_r @ h + b_r)
        z = torch.sigmoid(a_z + w_z @ h + b_z)
        n = torch.tanh(a_n + w_n @ (r * h) + b_n)
        return (1 - z) * n + z * h, c


def normalize(x, gain, bias):
    deviation = torch.sqrt(((x - x.mean()) ** 2).mean() + 1e-5)
    return gain * (x - x.mean()) / deviation + bias


class Layers(nn.Module):
    """Layers of cells, as nn.LSTM stacks them; with residual, y_l = x_l + layer(x_l) where both have as many features."""

    def __init__(self, cell, inputs, size, layers, batch_first, bidirectional, residual=False):
        super().__init__()
        assert batch_first
        self.residual, self.cells = residual, []
        directions = 2 if bidirectional else 1
        for layer in range(layers):
            self.cells.append([])
            for direction in range(directions):
                one = cell(inputs if layer == 0 else directions * size, size)
                for name, parameter in one.named_parameters():
                    self.register_parameter(f"{name}_l{layer}{'_reverse' if direction else ''}", parameter)
                self.cells[-1].append([one])  # in a list, so that its parameters count once, by the names above

    def forward(self, packed):
        padded, lengths = pad_packed_sequence(packed, batch_first=True)
        results = [self.read(x[:length]) for x, length in zip(padded, lengths)]
        return pack_padded_sequence(nn.utils.rnn.pad_sequence(results, batch_first=True), lengths, batch_first=True), None

    def read(self, x):  # [T, I]
        for directions in self.cells:
            y = torch.cat([self.scan(cell, x, reversed=d == 1) for d, (cell,) in enumerate(directions)], dim=1)
            x = x + y if self.residual and x.shape == y.shape else y
        return x

    @staticmethod
    def scan(cell, x, reversed):
        (h, c), states = cell.start(), []
        for token in (x.flip(0) if reversed else x):
            h, c = cell.step(token, h, c)
            states.append(h)
        states = torch.stack(states)
        return states.flip(0) if reversed else states
