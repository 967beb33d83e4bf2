"""The plain way: each library as its documentation shows it, with its defaults.

It is given the claims and the pairs that ours makes, so it does none of our splitting and finding: only the models run.
``paraphrase_mining(model, texts)`` is ``encode`` followed by ``paraphrase_mining_embeddings``; calling both steps
apart keeps the vectors, which would else be computed twice.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from embassy_claims.commands.timings import peak_memory
from embassy_claims.embedding.bundled import bundled_folder
from embassy_claims.splitting.parser import BUNDLED


def run(given: str, judge: str, vectors: str, logits: str) -> dict[str, Any]:
    """Parse, encode, mine and predict what stands in the file ``given``; the results go to the other files."""
    asked = json.loads(Path(given).read_text(encoding="utf-8"))
    seconds: dict[str, float] = {}
    begin = time.perf_counter()

    import spacy

    parser = spacy.load(BUNDLED)
    for text in asked["articles"]:
        parser(text)
    begin = lap(seconds, "splitting", begin)  # the parse alone

    import numpy as np
    import torch
    from sentence_transformers import CrossEncoder, SentenceTransformer, util

    found = SentenceTransformer(str(bundled_folder())).encode(asked["claims"])
    begin = lap(seconds, "embedding", begin)
    sources = asked["sources"]
    mined = util.paraphrase_mining_embeddings(torch.from_numpy(found))
    crossing = [(a, b) for _, a, b in mined if sources[int(a)] != sources[int(b)]]
    begin = lap(seconds, "pairing", begin)
    scores = CrossEncoder(judge).predict([tuple(pair) for pair in asked["pairs"]])
    lap(seconds, "judging", begin)
    np.save(vectors, found)
    np.save(logits, scores)
    return {"stages": seconds, "mined": len(crossing), "peak_mb": peak_memory()}


def lap(seconds: dict[str, float], name: str, begin: float) -> float:
    """Note the time since ``begin``; now."""
    now = time.perf_counter()
    seconds[name] = round(now - begin, 3)
    return now


def save_judge(folder: str) -> None:
    """The bundled judge in the form that ``CrossEncoder`` opens."""
    from safetensors.torch import load_file
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    from embassy_claims.judging.cross_encoder import WEIGHTS, card

    place, about = bundled_folder(), card(WEIGHTS)
    config = BertConfig.from_pretrained(place)
    config.num_labels = len(about["labels"])
    config.id2label = dict(enumerate(about["labels"]))
    config.label2id = {label: number for number, label in enumerate(about["labels"])}
    base = load_file(place / "model.safetensors")
    model = BertForSequenceClassification(config)
    weights = {f"bert.{name}": tensor for name, tensor in base.items() if name.startswith("embeddings.")}
    own = {name: tensor.float() for name, tensor in load_file(WEIGHTS / "judge.safetensors").items()}
    model.load_state_dict({**weights, **own}, strict=False)
    missing = set(model.state_dict()) - weights.keys() - own.keys() - {"bert.embeddings.position_ids"}
    if missing:
        raise RuntimeError(f"the judge has no weights for {sorted(missing)[:3]}")
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(place).save_pretrained(folder)
