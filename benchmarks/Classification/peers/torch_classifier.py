"""The same models in PyTorch, trained in the same way on the same rows: python3 torch_classifier.py FOLDER ENCODER probe|train.

Same sizes, initial spreads, vocabulary, batches of like length, AdamW, decay, clipping, dropout, validation rows and early stopping. What a model's result does not hang on is
chosen by speed, over some steps before the clock starts: packed or padded sequences, and sparse (with SparseAdam) or dense gradients of the words' vectors. "probe" tells the
fastest of these in seconds a step."""
import io
import random
import sys
import time
from collections import Counter
try:
    import torch
    from torch import nn
    from torch.nn import functional as F
except ImportError:
    sys.exit("PyTorch is not installed (apt-get install python3-torch libopenblas0-pthread)")
from peer_data import accuracy, per_second, read, report, settings

KIND = sys.argv[2]
PADDING, UNKNOWN = 0, 1
POOL = 50  # batches that are sorted by length together
encoder_settings = settings["encoder"]
torch.set_num_threads(settings["threads"])
if settings["optimizer"] != "AdamW" or settings["pooling"] not in ("Max", "Mean"):
    sys.exit(f"expected AdamW, and Max or Mean pooling, found {settings['optimizer']} and {settings['pooling']}: teach them to torch_classifier.py")


class Network(nn.Module):
    def __init__(self, vocabulary, sparse, packed):
        super().__init__()
        size, self.packed = settings["embedding"], packed
        self.embedding = nn.Embedding(vocabulary, size, padding_idx=PADDING, sparse=sparse)
        nn.init.normal_(self.embedding.weight, std=0.1)
        with torch.no_grad():
            self.embedding.weight[PADDING] = 0
        self.word_dropout, self.text_dropout = nn.Dropout(settings["embedding_dropout"]), nn.Dropout(settings["dropout"])
        if KIND == "CNN":
            widths = range(encoder_settings["MinimumWidth"], encoder_settings["MaximumWidth"] + 1)
            self.filters = nn.ModuleList([nn.Conv1d(size, encoder_settings["Filters"], width, padding=width // 2) for width in widths])
            features = encoder_settings["Filters"] * len(widths)
        elif KIND == "Transformer":
            self.positions = nn.Parameter(torch.randn(settings["maximum_tokens"], size) * 0.02)

            def block():
                return nn.TransformerEncoderLayer(size, encoder_settings["Heads"], encoder_settings["FeedForwardSize"], encoder_settings["Dropout"], "gelu", batch_first=True, norm_first=True)

            self.encoder = nn.TransformerEncoder(block(), 1, nn.LayerNorm(size), enable_nested_tensor=False)
            # PyTorch copies one layer, weights and all; each is to start with weights of its own.
            self.encoder.layers = nn.ModuleList([block() for _ in range(encoder_settings["Layers"])])
            self.encoder.num_layers = encoder_settings["Layers"]
            features = size
        else:
            self.encoder = getattr(nn, KIND)(size, encoder_settings["HiddenSize"], encoder_settings["Layers"], batch_first=True, bidirectional=encoder_settings["Bidirectional"])
            features = encoder_settings["HiddenSize"] * (2 if encoder_settings["Bidirectional"] else 1)
        self.head = nn.Linear(features, settings["classes"])

    def forward(self, ids, lengths):
        x = self.word_dropout(self.embedding(ids))  # [B, T, E]
        padding = torch.arange(ids.shape[1]) >= lengths[:, None]  # [B, T]
        if KIND == "CNN":
            x = x.transpose(1, 2)
            x = torch.cat([F.relu(f(x))[:, :, :ids.shape[1]] for f in self.filters], 1).transpose(1, 2)
        elif KIND == "Transformer":
            x = self.encoder(x + self.positions[:ids.shape[1]], src_key_padding_mask=padding)
        elif self.packed:
            states, _ = self.encoder(nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False))
            x, _ = nn.utils.rnn.pad_packed_sequence(states, batch_first=True)
        else:
            x, _ = self.encoder(x)
        if settings["pooling"] == "Max":
            x = x.masked_fill(padding[:, :, None], float("-inf")).max(1).values
        else:
            x = x.masked_fill(padding[:, :, None], 0).sum(1) / lengths[:, None]
        return self.head(self.text_dropout(x))


class Training:
    """A network and what changes its weights."""

    def __init__(self, vocabulary, sparse, packed):
        torch.manual_seed(settings["seed"])
        self.model = Network(vocabulary, sparse, packed)
        words = [self.model.embedding.weight]
        rest = [p for p in self.model.parameters() if p is not words[0]]
        groups = [{"params": [p for p in rest if p.dim() >= 2], "weight_decay": settings["weight_decay"]}, {"params": [p for p in rest if p.dim() < 2], "weight_decay": 0}]
        self.rates = settings["learning_rate"]
        if sparse:
            self.optimizers = [torch.optim.AdamW(groups, self.rates), torch.optim.SparseAdam(words, self.rates)]
            self.clipped = rest  # clip_grad_norm_ does not know sparse gradients: those of the words are scaled beside it
        else:
            self.optimizers = [torch.optim.AdamW(groups + [{"params": words, "weight_decay": 0}], self.rates)]
            self.clipped = rest + words
        self.sparse, self.steps = sparse, 0

    def step(self, ids, lengths, targets):
        factor = settings["factors"][min(self.steps, len(settings["factors"]) - 1)]
        self.steps += 1
        for optimizer in self.optimizers:
            optimizer.zero_grad()
            for group in optimizer.param_groups:
                group["lr"] = self.rates * factor
        F.cross_entropy(self.model(ids, lengths), targets).backward()
        self.clip()
        for optimizer in self.optimizers:
            optimizer.step()

    def clip(self):
        if not self.sparse:
            nn.utils.clip_grad_norm_(self.clipped, settings["clip"])
            return
        words = self.model.embedding.weight
        words.grad = words.grad.coalesce()
        norm = torch.sqrt(sum((p.grad.square().sum() for p in self.clipped), words.grad.values().square().sum()))
        if norm > settings["clip"]:
            for p in self.clipped:
                p.grad.mul_(settings["clip"] / norm)
            words.grad.values().mul_(settings["clip"] / norm)


def numbered(rows, known):
    """[(ids, class)]; a text without words is one of padding."""
    return [([known.get(word, UNKNOWN) for word in row[1].split()[:settings["maximum_tokens"]]] or [PADDING], row[0]) for row in rows]


def batch(rows):
    lengths = torch.tensor([len(ids) for ids, _ in rows])
    longest = int(lengths.max())
    return torch.tensor([ids + [PADDING] * (longest - len(ids)) for ids, _ in rows]), lengths, torch.tensor([target for _, target in rows])


def epoch(rows, draw):
    """Batches of rows of like length, in random order."""
    rows, size = list(rows), settings["batch"]
    draw.shuffle(rows)
    ordered = [row for start in range(0, len(rows), POOL * size) for row in sorted(rows[start:start + POOL * size], key=lambda row: len(row[0]))]
    batches = [ordered[start:start + size] for start in range(0, len(ordered), size)]
    draw.shuffle(batches)
    return batches


def predict(model, rows):
    """The classes of rows, and the mean loss; long beside long."""
    order = sorted(range(len(rows)), key=lambda row: len(rows[row][0]))
    classes, loss = [0] * len(rows), 0.0
    with torch.inference_mode():
        for start in range(0, len(order), 64):
            members = order[start:start + 64]
            ids, lengths, targets = batch([rows[row] for row in members])
            logits = model(ids, lengths)
            loss += float(F.cross_entropy(logits, targets, reduction="sum"))
            for row, guess in zip(members, logits.argmax(1).tolist()):
                classes[row] = guess
    return classes, loss / max(1, len(rows))


def share(model, rows):
    return accuracy(predict(model, rows)[0], [(target,) for _, target in rows])


def fastest(vocabulary, rows):
    """(seconds a step, sparse, packed) of the fastest way to take steps."""
    batches, found = [batch(rows) for rows in epoch(rows, random.Random(0))[:25]], []
    for sparse in (True, False):
        for packed in ((True, False) if KIND in ("RNN", "LSTM", "GRU") else (False,)):
            training = Training(vocabulary, sparse, packed)
            training.model.train()
            for turn in range(len(batches) + 5):
                if turn == 5:
                    start = time.perf_counter()
                training.step(*batches[turn % len(batches)])
            found.append(((time.perf_counter() - start) / len(batches), sparse, packed))
    return min(found)


training_rows = read("train")
begin = time.perf_counter()
counts = Counter(word for row in training_rows for word in row[1].split())
known = {word: i + 2 for i, word in enumerate(word for word, count in counts.most_common() if count >= settings["minimum_count"])}
rows = numbered(training_rows, known)
reading = time.perf_counter() - begin
validation, test, development = (numbered(read(name), known) for name in ("validation", "test", "development"))
seconds, sparse, packed = fastest(len(known) + 2, rows)
if sys.argv[3] == "probe":
    report(seconds=seconds)
    sys.exit()

begin = time.perf_counter()
training, draw = Training(len(known) + 2, sparse, packed), random.Random(settings["seed"])
curve, best, kept, best_epoch, stepping = [], None, None, 0, 0.0
for number in range(1, settings["epochs"] + 1):
    start = time.perf_counter()
    training.model.train()
    for members in epoch(rows, draw):
        training.step(*batch(members))
    stepping += time.perf_counter() - start
    training.model.eval()
    guessed, loss = predict(training.model, validation)
    score = accuracy(guessed, [(target,) for _, target in validation])
    curve.append([time.perf_counter() - begin, score])
    if best is None or (score, -loss) > best:
        best, best_epoch, kept = (score, -loss), number, {name: value.clone() for name, value in training.model.state_dict().items()}
    elif number - best_epoch >= settings["patience"]:
        break
training.model.load_state_dict(kept)
seconds = reading + time.perf_counter() - begin

model, file = training.model.eval(), io.BytesIO()
torch.save(model.state_dict(), file)
few = test[:200]


def one_by_one():
    with torch.inference_mode():
        for ids, _ in few:
            model(torch.tensor([ids]), torch.tensor([len(ids)]))


tokens = sum(len(ids) for ids, _ in rows)
torch.set_num_threads(1)
alone = per_second(len(few), one_by_one)
torch.set_num_threads(settings["threads"])
report(test=share(model, test), validation=best[0], development=share(model, development) if development else None, trainingSeconds=seconds, epochs=len(curve), bestEpoch=best_epoch,
       tokensPerSecond=tokens * len(curve) / stepping, modelBytes=file.tell(), oneByOne=alone, allAtOnce=per_second(len(test), lambda: predict(model, test)), curve=curve,
       chosen=("sparse" if sparse else "dense") + (" packed" if packed else ""))
