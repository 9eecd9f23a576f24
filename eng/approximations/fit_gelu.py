"""Fits the constants of Kernels/Elementwise/Functions.NormalTail: R(a) = e^(a^2 / 2) / sqrt(2 pi) x integral from a of e^(-t^2 / 2) dt
= P(a) / Q(a) on [0, 13], of degrees 4 and 5. (Mills' ratio, times the normal density at 0.)

Least squares on the relative error, reweighted towards the largest errors (Lawson 1961), on Chebyshev points.
Prints the coefficients, lowest power first, and the largest relative error before and after rounding to float.
"""
import math

import numpy as np

DEGREE, LIMIT, POINTS, ROUNDS = 4, 13.0, 4000, 200


def exact(a):
    return np.array([0.5 * math.exp(v * v / 2) * math.erfc(v / math.sqrt(2)) for v in a])


x = np.sort(LIMIT / 2 * (1 + np.cos(np.pi * (np.arange(POINTS) + 0.5) / POINTS)))
target, u = exact(x), x / LIMIT
weights, denominator, best = np.ones_like(x), np.ones_like(x), (np.inf, None)
for _ in range(ROUNDS):
    w = weights / (target * denominator)
    columns = [u**i for i in range(DEGREE + 1)] + [-target * u**i for i in range(1, DEGREE + 2)]
    a = np.stack(columns, 1) * w[:, None]
    scale = np.linalg.norm(a, axis=0)
    c = np.linalg.lstsq(a / scale, target * w, rcond=None)[0] / scale
    numerator = sum(c[i] * u**i for i in range(DEGREE + 1))
    denominator = 1 + sum(c[DEGREE + i] * u**i for i in range(1, DEGREE + 2))
    error = np.abs(numerator / denominator / target - 1)
    if error.max() < best[0]:
        best = (error.max(), c)
    weights = weights * (error / error.max() + 1e-3) ** 0.5
    weights /= weights.max()

largest, c = best
p = [np.float32(c[i] / LIMIT**i) for i in range(DEGREE + 1)]
q = [np.float32(1)] + [np.float32(c[DEGREE + i] / LIMIT**i) for i in range(1, DEGREE + 2)]
x = np.linspace(0, LIMIT, 200001).astype(np.float32)
P, Q = np.zeros_like(x), np.zeros_like(x)
for k in reversed(p):
    P = P * x + k
for k in reversed(q):
    Q = Q * x + k
rounded = np.abs((P / Q).astype(np.float64) / exact(x.astype(np.float64)) - 1)
print("P", [float(k) for k in p])
print("Q", [float(k) for k in q])
print(f"largest relative error {largest:.2g}; in float {rounded.max():.2g}")
