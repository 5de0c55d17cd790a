"""Set Django up where it is installed, and let the library tests run where it is not."""

import os
from importlib.util import find_spec

if find_spec("django") is None:
    collect_ignore = ["site", "browser", "factories"]
else:
    os.environ["DJANGO_SETTINGS_MODULE"] = "coproduction_star.config.settings"
