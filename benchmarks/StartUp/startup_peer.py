"""PyTorch's side of the start-up benchmark, with PEERS the folder of models.py:
    startup_peer.py save PEERS FILE      writes the weights of lstm-bi
    startup_peer.py predict PEERS FILE   loads them and predicts once
    startup_peer.py size                 prints the bytes that PyTorch and Python have on disk
"""
import pathlib, sys


def size_of(folder, *without):
    return sum(f.stat().st_size for f in pathlib.Path(folder).rglob("*") if f.is_file() and not f.is_symlink() and not set(without) & set(f.parts))


def mapped():
    return {line.split()[-1] for line in open("/proc/self/maps") if ".so" in line}


if sys.argv[1] == "size":
    import sysconfig
    before = mapped()
    import torch
    folder = pathlib.Path(torch.__file__).parent
    # Debian has the libraries elsewhere; those that Python itself has are not counted.
    beside = [pathlib.Path(file) for file in mapped() - before if folder not in pathlib.Path(file).parents]
    print(size_of(folder) + sum(file.stat().st_size for file in beside),
          size_of(sysconfig.get_paths()["stdlib"], "dist-packages", "site-packages", "test") + pathlib.Path(sys.executable).resolve().stat().st_size)
else:
    import torch
    sys.path.insert(0, sys.argv[2])
    import models
    model = models.MODELS["lstm-bi"](False)
    if sys.argv[1] == "save":
        torch.save(model.state_dict(), sys.argv[3])
    else:
        torch.set_num_threads(1)
        model.load_state_dict(torch.load(sys.argv[3]))
        model.eval()
        with torch.inference_mode():
            print(model(torch.randint(1, models.VOCABULARY, (1, 20))).softmax(1).tolist())
