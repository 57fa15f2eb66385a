"""Settings, logging, the command table and the packages: what the ground floor promises."""

import logging
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from advicehub import command, log
from advicehub.errors import UsageError
from advicehub.settings import load_settings

ROOT = Path(__file__).parents[2]
NOT_PACKAGES = {"corpus", "docs", "tests", "build", "var"}


def test_the_packages_listed_are_the_folders_on_disk() -> None:
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"])
    there = {
        ".".join(file.parent.relative_to(ROOT).parts)
        for file in ROOT.glob("*/**/__init__.py")
        if file.relative_to(ROOT).parts[0] not in NOT_PACKAGES and not file.relative_to(ROOT).parts[0].startswith(".")
    }
    assert listed == there


def test_help_loads_no_model_and_imports_no_room() -> None:
    program = (
        "import sys; from advicehub.command import cli; cli.main(['--help'], standalone_mode=False);"
        "rooms, libraries = {'index', 'ingest', 'assistant', 'web', 'eval'}, {'torch', 'numpy', 'pydantic', 'rich'};"
        "heavy = (rooms | libraries) & set(sys.modules);"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert all(name in done.stdout for name in command.COMMANDS)


@pytest.mark.parametrize("name", command.COMMANDS)
def test_every_command_of_the_table_is_there(name: str) -> None:
    from click.testing import CliRunner

    result = CliRunner().invoke(command.cli, [name, "--help"])
    assert result.exit_code == 0 and "--home" in result.output


def test_settings_come_from_file_environment_and_argument(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVICEHUB_HOME", str(tmp_path))
    (tmp_path / "settings.toml").write_text("workers = 3\nhash_limit_gb = 0.5\n")
    assert (load_settings().home, load_settings().workers) == (tmp_path, 3)
    monkeypatch.setenv("ADVICEHUB_WORKERS", "5")
    assert (load_settings().workers, load_settings().hash_limit_gb) == (5, 0.5)
    assert load_settings(tmp_path / "other").home == tmp_path / "other"
    monkeypatch.setenv("advicehub_models", '[{"name": "one", "languages": ["fr"]}]')
    assert [(each.name, each.languages) for each in load_settings().models] == [("one", ("fr",))]
    monkeypatch.setenv("ADVICEHUB_UNKNOWN", "is of somebody else")
    assert load_settings().workers == 5


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("HOME", "", "ADVICEHUB_HOME is empty"),
        ("WORKERS", "many", "workers"),
        ("MODELS", "[oops", "models: ADVICEHUB_MODELS is not JSON"),
        ("MODELS", "{}", "models"),
    ],
)
def test_a_wrong_variable_is_named_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(f"ADVICEHUB_{name}", value)
    with pytest.raises(UsageError, match=re.escape(says)) as caught:
        load_settings()
    assert not value or value not in str(caught.value)


def test_a_settings_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"home = '\xff'")
    with pytest.raises(UsageError, match=r"settings\.toml in the home cannot be read"):
        load_settings(tmp_path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("workers = -1", "workers"),
        ("colour = 'red'", "colour"),
        ("models = []", "at least one model"),
        ("= nonsense", "settings.toml"),
        ("[[models]]\nname = 'a'\n[[models]]\nname = 'a'", "each of them once"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "settings.toml").write_text(content)
    with pytest.raises(UsageError, match=re.escape(says)):
        load_settings(tmp_path)


def test_only_fields_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="advicehub"):
        log.event("asked", route="/ask", ms=12.5, status=200)
    assert '"route": "/ask"' in caplog.text
    for value in ("two words", "a\nb", "x" * 200, "¿qué?"):
        with pytest.raises(ValueError, match="field") as caught:
            log.event("asked", question=value)
        assert value not in str(caught.value)


def test_usage_errors_end_with_two_and_failures_with_one_sentence(tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        program = [sys.executable, "-c", "from advicehub.command import main; main()", *arguments]
        return subprocess.run(program, capture_output=True, text=True, input="", timeout=120)

    assert run("nonsense").returncode == 2
    assert run("search", "-k", "many").returncode == 2
    missing = run("--home", str(tmp_path), "ingest", str(tmp_path / "nowhere"))
    assert missing.returncode == 2 and missing.stderr.count("\n") == 1 and "nowhere" in missing.stderr
    none = run("--home", str(tmp_path / "empty"), "editions", "check")
    assert none.returncode == 1 and none.stderr.startswith("advicehub: there is no library") and none.stdout == ""
