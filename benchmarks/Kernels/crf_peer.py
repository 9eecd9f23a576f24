"""PyTorch's side of the benchmark of conditional random fields, written as pytorch-crf writes it.

Each line of the input, "tags length sentences budget", is answered by the seconds of the likelihood with its gradients and of the best tags, of a batch of sentences
of one length, so that it needs no mask.
"""
import sys

import torch

from peer_timing import median_seconds


def measure(tags, length, sentences, budget):
    start, end, transitions = (torch.empty(*size).uniform_(-0.1, 0.1).requires_grad_() for size in ((tags,), (tags,), (tags, tags)))
    emissions, truth = torch.randn(length, sentences, tags, requires_grad=True), torch.randint(0, tags, (length, sentences))

    def likelihood():
        for each in (start, end, transitions, emissions):
            each.grad = None
        score = start[truth[0]].sum() + emissions.gather(2, truth[:, :, None]).sum() + transitions[truth[:-1], truth[1:]].sum() + end[truth[-1]].sum()
        forward = start + emissions[0]
        for t in range(1, length):
            forward = torch.logsumexp(forward[:, :, None] + transitions + emissions[t][:, None], 1)
        ((torch.logsumexp(forward + end, 1).sum() - score) / truth.numel()).backward()

    def best():
        with torch.inference_mode():
            ways, history = start + emissions[0], []
            for t in range(1, length):
                ways, back = (ways[:, :, None] + transitions + emissions[t][:, None]).max(1)
                history.append(back)
            paths = []
            for sentence, tag in enumerate((ways + end).argmax(1).tolist()):
                path = [tag]
                for back in reversed(history):
                    tag = back[sentence][tag].item()
                    path.append(tag)
                paths.append(path[::-1])
            return paths

    return median_seconds(likelihood, budget), median_seconds(best, budget)


torch.manual_seed(0)
torch.set_num_threads(1)
print(f"PyTorch {torch.__version__}", flush=True)
for line in sys.stdin:
    *sizes, budget = line.split()
    print(*(f"{seconds:.9f}" for seconds in measure(*map(int, sizes), float(budget))), flush=True)
