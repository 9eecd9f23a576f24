"""Makes spearman.json: rank correlations by SciPy's spearmanr, of values with and without ties."""
import json
import os
import random

import scipy
from scipy.stats import rankdata, spearmanr

random.seed(7)
cases = []
for size, levels in [(2, 0), (3, 0), (10, 0), (50, 0), (10, 3), (50, 4), (200, 12), (200, 0)]:
    draw = (lambda: random.gauss(0, 1)) if levels == 0 else (lambda: random.randrange(levels) / 2)
    x = [draw() for _ in range(size)]
    y = [0.5 * value + draw() for value in x]
    cases.append({"x": x, "y": y, "ranks": rankdata(x).tolist(), "spearman": float(spearmanr(x, y)[0])})
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "spearman.json"), "w") as file:
    json.dump({"made_by": f"SciPy {scipy.__version__}", "cases": {str(i): case for i, case in enumerate(cases)}}, file)
    file.write("\n")
