"""The settings of the product with the bare page of bench.intake beside its own."""

from coproduction_star.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.intake_urls"
