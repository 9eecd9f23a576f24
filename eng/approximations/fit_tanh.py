"""Fits the constants of Kernels/Elementwise/Functions.Tanh: tanh(x) = x P(x^2) / Q(x^2) on [0, 9], both of degree 4.

Least squares on the relative error, reweighted towards the largest errors (Lawson 1961), on Chebyshev points.
Prints the coefficients, lowest power first, and the largest relative error before and after rounding to float.
"""
import numpy as np

DEGREE, LIMIT, POINTS, ROUNDS = 4, 9.0, 4000, 60

chebyshev = LIMIT / 2 * (1 + np.cos(np.pi * (np.arange(POINTS) + 0.5) / POINTS))
x = np.sort(np.concatenate([chebyshev, np.linspace(1e-3, LIMIT, POINTS)]))
target, u = np.tanh(x) / x, (x / LIMIT) ** 2
weights, denominator, best = np.ones_like(x), np.ones_like(x), (np.inf, None)
for _ in range(ROUNDS):
    w = weights / (target * denominator)
    columns = [u**i for i in range(DEGREE + 1)] + [-target * u**i for i in range(1, DEGREE + 1)]
    a = np.stack(columns, 1) * w[:, None]
    scale = np.linalg.norm(a, axis=0)
    c = np.linalg.lstsq(a / scale, target * w, rcond=None)[0] / scale
    numerator = sum(c[i] * u**i for i in range(DEGREE + 1))
    denominator = 1 + sum(c[DEGREE + i] * u**i for i in range(1, DEGREE + 1))
    error = np.abs(numerator / denominator / target - 1)
    if error.max() < best[0]:
        best = (error.max(), c)
    weights = weights * (error / error.max() + 1e-3) ** 0.5
    weights /= weights.max()

largest, c = best
p = [np.float32(c[i] / LIMIT ** (2 * i)) for i in range(DEGREE + 1)]
q = [np.float32(1)] + [np.float32(c[DEGREE + i] / LIMIT ** (2 * i)) for i in range(1, DEGREE + 1)]
x = np.linspace(1e-4, LIMIT, 200001).astype(np.float32)
P, Q = np.zeros_like(x), np.zeros_like(x)
for k in reversed(p):
    P = P * (x * x) + k
for k in reversed(q):
    Q = Q * (x * x) + k
rounded = np.abs((x * P / Q).astype(np.float64) / np.tanh(x.astype(np.float64)) - 1)
print("P", [float(k) for k in p])
print("Q", [float(k) for k in q])
print(f"largest relative error {largest:.2g}; in float {rounded.max():.2g}")
