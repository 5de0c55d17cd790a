"""A small OpenID Connect provider on this machine, as Entra ID or Keycloak is one.

Discovery, keys, the code flow with PKCE, signed identity tokens, facts about the user. It refuses what the standard
does not ask for.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET, PATH = "the-star", "between-the-two-servers", "/realms/eastbridge"
Answer = tuple[int, dict[str, Any]]


@dataclass
class IdentityService:
    """`person` is who signs in there next; `token` changes what the identity token says."""

    address: str
    person: dict[str, Any] = field(default_factory=dict)
    token: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    passes: dict[str, dict[str, Any]] = field(default_factory=dict)

    @cached_property
    def key(self) -> rsa.RSAPrivateKey:
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)

    @property
    def issuer(self) -> str:
        return self.address + PATH

    def settings(self) -> dict[str, Any]:
        """What STAR_OIDC_… make of this service."""
        app = {"provider_id": "staff", "name": "Eastbridge", "client_id": CLIENT, "secret": SECRET}
        return {
            "openid_connect": {"APPS": [app | {"settings": {"server_url": self.issuer, "oauth_pkce_enabled": True}}]}
        }

    def discovery(self) -> Answer:
        return 200, {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        }

    def keys(self) -> Answer:
        public = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
        return 200, {"keys": [public | {"kid": "first", "alg": "RS256", "use": "sig"}]}

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser goes back to, with a code that works once. Nobody has to type a password here."""
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert set(asked["scope"].split()) == {"openid", "profile", "email"}
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def exchange(self, sent: dict[str, str]) -> Answer:
        asked = self.codes.pop(sent.get("code", ""), None)
        if asked is None or (sent.get("client_id"), sent.get("client_secret")) != (CLIENT, SECRET):
            return 400, {"error": "invalid_grant"}
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if challenge != asked["code_challenge"] or sent.get("redirect_uri") != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        facts = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "sub": self.person["sub"],
        } | self.token
        self.passes[access := secrets.token_urlsafe(16)] = dict(self.person)
        identity = jwt.encode(facts | self.token, self.key, algorithm="RS256", headers={"kid": "first"})
        return 200, {"access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": identity}

    def userinfo(self, authorization: str) -> Answer:
        person = self.passes.get(authorization.removeprefix("Bearer "))
        return (200, person) if person else (401, {"error": "invalid_token"})


def _handler(service: IdentityService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            service.asked.append(name := url.path.removeprefix(PATH + "/"))
            if name == "authorize":
                self.send_response(302)
                self.send_header("Location", service.authorize(_flat(url.query)))
                self.end_headers()
                return
            answers = {".well-known/openid-configuration": service.discovery, "keys": service.keys}
            self._answer(
                service.userinfo(self.headers.get("Authorization", "")) if name == "userinfo" else answers[name]()
            )

        def do_POST(self) -> None:
            service.asked.append("token")
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer(service.exchange(_flat(sent)))

        def _answer(self, answer: Answer) -> None:
            self.send_response(answer[0])
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(b"<html>" if answer[1] is None else json.dumps(answer[1]).encode())

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Handler


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


@contextmanager
def identity_service() -> Iterator[IdentityService]:
    service = IdentityService("")
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _handler(service))
    service.address = f"http://127.0.0.1:{httpd.server_port}"
    thread = threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()
