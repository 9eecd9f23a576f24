"""fastText's command: python3 fasttext_classifier.py FOLDER [fastText's options]. It trains on all training rows, since it validates on none."""
import os
import shutil
import subprocess
import sys
import threading
import time
from peer_data import accuracy, folder, read, report, settings

REPEATS = 20

if not shutil.which("fasttext"):
    sys.exit("fasttext is not installed (apt-get install fasttext)")


def path(name):
    return os.path.join(folder, name)


def write(name, rows, labelled):
    with open(path(name), "w", encoding="utf-8") as file:
        file.writelines(f"__label__{row[0]} {row[1]}\n" if labelled else row[1] + "\n" for row in rows)


def predict(name):
    """The classes of a file's lines. (fastText prints nothing for a line without words that it knows.)"""
    output = subprocess.run(["fasttext", "predict", path("model.bin"), path(name)], check=True, capture_output=True, text=True).stdout
    return [int(line.removeprefix("__label__")) if line else -1 for line in output.split("\n")[:-1]]


def per_second(rows):
    """Texts a second that a running command answers: the time starts with the first answer, when the model is read."""
    lines = "".join(row[1] + "\n" for row in rows).encode()
    with subprocess.Popen(["fasttext", "predict", path("model.bin"), "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as command:
        command.stdin.write((next(row[1] for row in rows if row[1]) + "\n").encode())
        command.stdin.flush()
        command.stdout.readline()
        writer = threading.Thread(target=lambda: (command.stdin.write(lines), command.stdin.close()))
        start = time.perf_counter()
        writer.start()
        command.stdout.read()
        seconds = time.perf_counter() - start
        writer.join()
    return len(rows) / seconds


training, test, development = read("train") + read("validation"), read("test"), read("development")
write("train.txt", training, labelled=True)
write("test.txt", test, labelled=False)
write("development.txt", development, labelled=False)
start = time.perf_counter()
subprocess.run(["fasttext", "supervised", "-input", path("train.txt"), "-output", path("model"), "-thread", str(settings["threads"]),
                "-seed", str(settings["seed"]), *sys.argv[2:]], check=True, capture_output=True)
seconds = time.perf_counter() - start
report(test=accuracy(predict("test.txt"), test), development=accuracy(predict("development.txt"), development) if development else None,
       trainingSeconds=seconds, modelBytes=os.path.getsize(path("model.bin")), oneByOne=per_second(test * REPEATS))
