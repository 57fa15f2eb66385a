"""Settings of these tests."""

import pytest

from advicehub.settings import Settings


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """New editions are not asked the probes: it takes longer than all the rest."""
    return settings.model_copy(update={"probes": "off"})
