"""The ground floor: settings, the error tree, field-only logging, terminal output, the command table."""

import os

__version__ = "0.1.0"

# Plugins of installed packages would be handed whatever is validated, and looking for them takes a tenth of a second.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
