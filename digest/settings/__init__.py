"""site.yaml, outlets.yaml, overrides and pages -> frozen values, all faults at once."""

from digest.settings.read import read_settings
from digest.settings.schema import json_schema

__all__ = ["json_schema", "read_settings"]
