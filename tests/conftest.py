"""What holds for all tests: properties are never timed, because machines are noisy; benchmarks measure time."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("digest", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("digest")
