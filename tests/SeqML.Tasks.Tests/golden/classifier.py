"""The classifier of SeqML in PyTorch, and the safetensors format by hand, for make_weights.py and check_export.py."""
import json

import torch
from torch import nn

TYPES = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16, "F64": torch.float64}


class Classifier(nn.Module):
    def __init__(self, encoder, vocabulary, embedding, classes, pooling, **options):
        super().__init__()
        self.kind, self.pooling = encoder, pooling
        self.embedding = nn.Embedding(vocabulary, embedding, padding_idx=0)
        if encoder == "cnn":
            widths = range(options["minimumWidth"], options["maximumWidth"] + 1)
            self.encoder = nn.ModuleList([nn.Conv1d(embedding, options["filters"], width, padding="same") for width in widths])
            features = options["filters"] * len(widths)
        elif encoder == "transformer":
            pre = options["norm"] == "Pre"
            block = nn.TransformerEncoderLayer(embedding, options["heads"], options["feedForward"], dropout=0, activation=options["activation"].lower(),
                                               batch_first=True, norm_first=pre)
            self.encoder = nn.TransformerEncoder(block, options["layers"], nn.LayerNorm(embedding) if pre else None)
            if options["positions"] == "Learned":
                self.encoder.positions = nn.Embedding(options["maximumTokens"], embedding)
            features = embedding
        else:
            layer = dict(lstm=nn.LSTM, gru=nn.GRU, rnn=nn.RNN)[encoder]
            self.encoder = layer(embedding, options["hidden"], options["layers"], bidirectional=options["bidirectional"], batch_first=True)
            features = options["hidden"] * (2 if options["bidirectional"] else 1)
        self.head = nn.Linear(features, classes)

    def forward(self, ids):
        x = self.embedding(ids)  # [B, T, E]: all texts of one length
        if self.kind == "cnn":
            states = torch.cat([torch.relu(conv(x.transpose(1, 2))) for conv in self.encoder], dim=1).transpose(1, 2)
        elif self.kind == "transformer":
            states = self.encoder(self.placed(x))
        else:
            states = self.encoder(x)[0]
        if self.pooling == "Last":  # forward features at the last token, backward ones at the first
            half = self.encoder.hidden_size
            text = torch.cat([states[:, -1, :half], states[:, 0, half:]], dim=1)
        else:
            text = states.max(dim=1).values if self.pooling == "Max" else states.mean(dim=1)
        return self.head(text)

    def placed(self, x):
        """x with what tells its places."""
        steps, size = x.shape[1:]
        if hasattr(self.encoder, "positions"):
            return x + self.encoder.positions.weight[:steps]
        angles = torch.arange(steps)[:, None] / 10000 ** (torch.arange(0, size, 2) / size)
        return size ** 0.5 * x + torch.stack([angles.sin(), angles.cos()], dim=2).reshape(steps, size)

    def scores(self, text, words):
        """The probabilities of a text's classes: ids from 2 on are words, 1 is unknown, and a text without words is one padding."""
        ids = [words.index(word) + 2 if word in words else 1 for word in text] or [0]
        with torch.no_grad():
            return torch.softmax(self(torch.tensor([ids])), dim=1)[0].tolist()


def save(tensors, path, dtype="F32"):
    """8 bytes with the header's length, the header in JSON, the numbers."""
    header, offset, data = {}, 0, []
    for name, tensor in tensors.items():
        tensor = tensor.detach().to(TYPES[dtype]).contiguous()
        raw = (tensor.view(torch.int16) if dtype == "BF16" else tensor).numpy().tobytes()
        header[name] = dict(dtype=dtype, shape=list(tensor.shape), data_offsets=[offset, offset + len(raw)])
        offset += len(raw)
        data.append(raw)
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + b"".join(data))


def load(path):
    """The tensors of a file of F32."""
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = bytearray(file.read())
    return {name: torch.frombuffer(data, dtype=TYPES[entry["dtype"]], count=(entry["data_offsets"][1] - entry["data_offsets"][0]) // 4,
                                   offset=entry["data_offsets"][0]).reshape(entry["shape"]).clone()
            for name, entry in header.items() if name != "__metadata__"}
