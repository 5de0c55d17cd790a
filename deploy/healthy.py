"""Ask the product on this machine whether it works; end with 0 when it does, and with 1 and a sentence when not.

For the health check of a container. It asks as the web server in front would: by the name that the product answers to,
and as if over HTTPS.
"""

import os
import sys
import urllib.error
import urllib.request
from urllib.parse import urlsplit

PATIENCE_SECONDS = 8


def asked() -> urllib.request.Request:
    name = urlsplit(os.environ.get("STAR_SITE_URL", "")).netloc or "localhost"
    port = os.environ.get("PORT", "8000")
    headers = {"Host": name, "X-Forwarded-Proto": "https"}
    return urllib.request.Request(f"http://127.0.0.1:{port}/health", headers=headers)


def main() -> str | None:
    """None when it works, else why not."""
    straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with straight.open(asked(), timeout=PATIENCE_SECONDS) as answer:
            return None if answer.status == 200 else f"The answer is {answer.status}."
    except urllib.error.HTTPError as problem:
        return f"The answer is {problem.code}."
    except OSError as problem:
        return f"Nobody answers: {problem}."


if __name__ == "__main__":
    sys.exit(main())
