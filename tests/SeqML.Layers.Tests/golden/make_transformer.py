"""Makes transformer_*.json: small classifiers of Transformer parts in PyTorch, their results, every gradient, and their training losses.

    /usr/bin/python3 make_transformer.py      (Debian's python3-torch, 1.13; float32, one thread; README.md has the format)
"""
import torch
from torch import nn

import classifier_golden

VOCABULARY, SIZE, HEADS, FEED_FORWARD, CLASSES = 11, 8, 2, 12, 3
RAGGED = [6, 4, 4, 1]

# memory: the length of what each sequence of a decoder looks at; they are not in the order of lengths
CASES = {
    "transformer_encoder_pre_gelu": dict(body="encoder", norm_first=True, activation="gelu", lengths=RAGGED),
    "transformer_encoder_post_gelu": dict(body="encoder", norm_first=False, activation="gelu", lengths=[5, 5, 5]),
    "transformer_encoder_post_relu": dict(body="encoder", norm_first=False, activation="relu", lengths=RAGGED),
    "transformer_encoder_pre_relu_causal": dict(body="encoder", norm_first=True, activation="relu", lengths=RAGGED, causal=True),
    "transformer_decoder_pre_gelu": dict(body="decoder", norm_first=True, activation="gelu", lengths=RAGGED, memory=[3, 5, 1, 4], causal=True),
    "transformer_decoder_post_relu": dict(body="decoder", norm_first=False, activation="relu", lengths=RAGGED, memory=[3, 5, 1, 4], causal=True),
    "transformer_attention": dict(body="attention", lengths=RAGGED),
    "transformer_attention_causal": dict(body="attention", lengths=RAGGED, causal=True),
    "transformer_attention_cross": dict(body="attention", lengths=RAGGED, memory=[3, 5, 1, 4]),
    "transformer_layer_norm": dict(body="norm", lengths=RAGGED),
    "transformer_pooling": dict(body="pooling", lengths=RAGGED),
    "transformer_additive": dict(body="additive", lengths=RAGGED),
    "transformer_general": dict(body="general", lengths=RAGGED),
    "transformer_dot": dict(body="dot", lengths=RAGGED),
}


class WeightedMean(nn.Module):
    """Scores by the papers' formulas, a softmax over the tokens, the mean that it weighs. The query of a sequence is the mean of its tokens."""

    def __init__(self, kind):
        super().__init__()
        self.kind = kind
        if kind == "pooling":  # Yang et al. 2016
            self.projection = nn.Linear(SIZE, 6)
            self.context = nn.Parameter(torch.randn(6))
        elif kind == "additive":  # Bahdanau et al. 2015
            self.query, self.key = nn.Linear(SIZE, 6, bias=False), nn.Linear(SIZE, 6, bias=False)
            self.score = nn.Linear(6, 1, bias=False)
        elif kind == "general":  # Luong et al. 2015
            self.weight = nn.Parameter(torch.randn(SIZE, SIZE))

    def forward(self, x, padding):
        kept = (~padding).unsqueeze(2)
        query = (x * kept).sum(1, keepdim=True) / kept.sum(1, keepdim=True)
        if self.kind == "pooling":
            scores = torch.tanh(self.projection(x)) @ self.context
        elif self.kind == "additive":
            scores = self.score(torch.tanh(self.query(query) + self.key(x))).squeeze(2)
        elif self.kind == "general":
            scores = (query * (x @ self.weight.T)).sum(2)
        else:
            scores = (query * x).sum(2)
        weights = torch.softmax(scores.masked_fill(padding, float("-inf")), 1)
        return (weights.unsqueeze(2) * x).sum(1)


def body(case):
    options = dict(dropout=0.0, activation=case.get("activation"), batch_first=True, norm_first=case.get("norm_first"))
    if case["body"] == "encoder":
        norm = nn.LayerNorm(SIZE) if case["norm_first"] else None
        return nn.TransformerEncoder(nn.TransformerEncoderLayer(SIZE, HEADS, FEED_FORWARD, **options), 2, norm=norm, enable_nested_tensor=False)
    if case["body"] == "decoder":
        return nn.TransformerDecoderLayer(SIZE, HEADS, FEED_FORWARD, **options)
    if case["body"] == "attention":
        return nn.MultiheadAttention(SIZE, HEADS, batch_first=True)
    return nn.LayerNorm(SIZE) if case["body"] == "norm" else WeightedMean(case["body"])


class Classifier(nn.Module):
    def __init__(self, case):
        super().__init__()
        self.case = case
        self.embedding = nn.Embedding(VOCABULARY, SIZE, padding_idx=0)
        self.body = body(case)
        self.linear = nn.Linear(SIZE, CLASSES)

    def forward(self, ids, memory_ids):
        """ids: a list of sequences; memory_ids: that of each, or None."""
        x, padding = self.embed(ids)
        causal = torch.ones(x.shape[1], x.shape[1], dtype=torch.bool).triu(1) if self.case.get("causal") else None
        if memory_ids:
            memory, memory_padding = self.embed(memory_ids)
        if self.case["body"] == "encoder":
            states = self.body(x, mask=causal, src_key_padding_mask=padding)
        elif self.case["body"] == "decoder":
            states = self.body(x, memory, tgt_mask=causal, tgt_key_padding_mask=padding, memory_key_padding_mask=memory_padding)
        elif self.case["body"] == "attention" and memory_ids:
            states = self.body(x, memory, memory, key_padding_mask=memory_padding)[0]
        elif self.case["body"] == "attention":
            states = self.body(x, x, x, attn_mask=causal, key_padding_mask=padding)[0]
        elif self.case["body"] == "norm":
            states = self.body(x)
        else:
            states = x
        kept = (~padding).unsqueeze(2)
        pooled = (states.masked_fill(~kept, 0.0)).sum(1) / kept.sum(1)
        if isinstance(self.body, WeightedMean):
            pooled = self.body(x, padding)
        packed = states.transpose(0, 1)[~padding.transpose(0, 1)]  # [N, E], time step by time step
        return packed, pooled, self.linear(pooled)

    def embed(self, sequences):
        ids = torch.zeros(len(sequences), max(map(len, sequences)), dtype=torch.int64)
        padding = torch.ones_like(ids, dtype=torch.bool)
        for row, mask, sequence in zip(ids, padding, sequences):
            row[: len(sequence)] = torch.tensor(sequence)
            mask[: len(sequence)] = False
        return self.embedding(ids), padding


def make(name, case, seed):
    torch.manual_seed(seed)
    model = Classifier(case)
    with torch.no_grad():  # fresh norms and biases of 1 and 0 would hide mistakes
        for key, value in model.named_parameters():
            if "norm" in key or value.dim() == 1:
                value += 0.3 * torch.randn_like(value)
    sequences = [torch.randint(1, VOCABULARY, (length,)).tolist() for length in case["lengths"]]
    memory = [torch.randint(1, VOCABULARY, (length,)).tolist() for length in case.get("memory", [])]
    sequences[1][1] = 0  # the padding id as a token: its vector is zero and stays so
    targets = torch.randint(0, CLASSES, (len(sequences),))
    config = dict(vocabulary=VOCABULARY, size=SIZE, heads=HEADS, feedForward=FEED_FORWARD, classes=CLASSES, body=case["body"],
                  preNorm=bool(case.get("norm_first")), gelu=case.get("activation") == "gelu", causal=bool(case.get("causal")))
    classifier_golden.write(name, config, dict(sequences=sequences, memory=memory), lambda: Classifier(case), model, (sequences, memory), targets)


for index, (name, case) in enumerate(CASES.items()):
    make(name, case, seed=60 + index)
