"""fastText's command: python3 fasttext_classifier.py FOLDER [fastText's options]. It trains on all training rows, since it validates on none."""
import os
import shutil
import subprocess
import sys
import time
from peer_data import accuracy, folder, read, report, settings

REPEATS = 20  # so that reading the model is little beside predicting

if not shutil.which("fasttext"):
    sys.exit("fasttext is not installed (apt-get install fasttext)")


def path(name):
    return os.path.join(folder, name)


def write(name, rows, labelled):
    with open(path(name), "w", encoding="utf-8") as file:
        file.writelines(f"__label__{row[0]} {row[1]}\n" if labelled else row[1] + "\n" for row in rows)


def predict(name):
    """The classes of a file's lines, and the seconds of the command. (fastText prints nothing for a line without words that it knows.)"""
    start = time.perf_counter()
    output = subprocess.run(["fasttext", "predict", path("model.bin"), path(name)], check=True, capture_output=True, text=True).stdout
    seconds = time.perf_counter() - start
    return [int(line.removeprefix("__label__")) if line else -1 for line in output.split("\n")[:-1]], seconds


training, test, development = read("train") + read("validation"), read("test"), read("development")
write("train.txt", training, labelled=True)
write("test.txt", test, labelled=False)
write("many.txt", test * REPEATS, labelled=False)
write("none.txt", [], labelled=False)
write("development.txt", development, labelled=False)
start = time.perf_counter()
subprocess.run(["fasttext", "supervised", "-input", path("train.txt"), "-output", path("model"), "-thread", str(settings["threads"]),
                "-seed", str(settings["seed"]), *sys.argv[2:]], check=True, capture_output=True)
seconds = time.perf_counter() - start
loading = min(predict("none.txt")[1] for _ in range(3))
many = min(predict("many.txt")[1] for _ in range(3))
report(test=accuracy(predict("test.txt")[0], test), development=accuracy(predict("development.txt")[0], development) if development else None,
       trainingSeconds=seconds, modelBytes=os.path.getsize(path("model.bin")), oneByOne=len(test) * REPEATS / max(many - loading, 1e-3))
