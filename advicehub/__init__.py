"""The ground floor: settings, the error tree, field-only logging, terminal output, the command table."""

__version__ = "0.1.0"
