"""The settings of the product with the bare page of bench.intake beside its own."""

from coproduction_star.config.settings import *  # noqa: F403 - every setting of the product but the one below

ROOT_URLCONF = "bench.intake_urls"
