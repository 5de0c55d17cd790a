"""Set Django up where it is installed, and let the library tests run where it is not."""

import os
from importlib.util import find_spec

if find_spec("django") is None:
    collect_ignore = ["site", "browser", "factories"]
else:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "coproduction_star.config.settings"
    os.environ.setdefault("STAR_DEVELOPMENT", "yes")
    django.setup()
