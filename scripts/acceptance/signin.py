"""A sign-in service for tests: keys that are drawn anew each time, tokens, and the key set over HTTP. The standard library alone."""

import base64
import hashlib
import hmac
import http.server
import json
import math
import secrets
import threading
import time

RSA_BITS = 2048
EXPONENT = 65537
# What most numbers that are no primes share with this product.
SMALL_PRIMES = math.prod(number for number in range(3, 2000, 2) if all(number % by for by in range(3, math.isqrt(number) + 1, 2)))
# DigestInfo of SHA-256 (RFC 8017 §9.2, note 1).
SHA256_PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")


def text(data):
    """Bytes as base64url without padding (RFC 7515)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def number(value, length=None):
    """A number as base64url."""
    return text(value.to_bytes(length or (value.bit_length() + 7) // 8, "big"))


def is_prime(candidate):
    """Whether a number is prime, as good as certainly (Miller and Rabin)."""
    if math.gcd(candidate, SMALL_PRIMES) > 1:
        return False
    odd, twos = candidate - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for _ in range(20):
        power = pow(secrets.randbelow(candidate - 3) + 2, odd, candidate)
        if power in (1, candidate - 1):
            continue
        for _ in range(twos - 1):
            power = power * power % candidate
            if power == candidate - 1:
                break
        else:
            return False
    return True


def prime(bits):
    """A prime of so many bits, the two highest set."""
    while True:
        candidate = secrets.randbits(bits) | 3 << (bits - 2) | 1
        if (candidate - 1) % EXPONENT and is_prime(candidate):
            return candidate


class RSAKey:
    """RS256."""

    algorithm = "RS256"

    def __init__(self, kid):
        self.kid = kid
        p, q = prime(RSA_BITS // 2), prime(RSA_BITS // 2)
        self.modulus = p * q
        self.secret = pow(EXPONENT, -1, (p - 1) * (q - 1))

    @property
    def published(self):
        """The public key as a JWK."""
        return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.kid, "n": number(self.modulus), "e": number(EXPONENT)}

    def sign(self, data):
        """The signature of some bytes (PKCS #1 v1.5)."""
        length = RSA_BITS // 8
        digest = SHA256_PREFIX + hashlib.sha256(data).digest()
        padded = b"\0\1" + b"\xff" * (length - len(digest) - 3) + b"\0" + digest
        return pow(int.from_bytes(padded, "big"), self.secret, self.modulus).to_bytes(length, "big")


class ECKey:
    """ES256 over the curve P-256 (FIPS 186-5, SP 800-186)."""

    algorithm = "ES256"
    FIELD = 2**256 - 2**224 + 2**192 + 2**96 - 1
    ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    BASE = (
        0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
        0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
    )

    def __init__(self, kid):
        self.kid = kid
        self.secret = secrets.randbelow(self.ORDER - 1) + 1
        self.point = self.times(self.secret)

    @property
    def published(self):
        """The public key as a JWK."""
        x, y = (number(part, 32) for part in self.point)
        return {"kty": "EC", "use": "sig", "alg": "ES256", "crv": "P-256", "kid": self.kid, "x": x, "y": y}

    def sign(self, data):
        """The signature of some bytes, r and s side by side."""
        digest = int.from_bytes(hashlib.sha256(data).digest(), "big")
        once = secrets.randbelow(self.ORDER - 1) + 1
        r = self.times(once)[0] % self.ORDER
        s = pow(once, -1, self.ORDER) * (digest + r * self.secret) % self.ORDER
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    def times(self, factor):
        """A multiple of the base point."""
        total, power = None, self.BASE
        while factor:
            if factor & 1:
                total = self.sum(total, power)
            power, factor = self.sum(power, power), factor >> 1
        return total

    def sum(self, one, other):
        """The sum of two points that are not each other's opposites; None is the point at infinity."""
        if one is None:
            return other
        (x1, y1), (x2, y2) = one, other
        slope = (3 * x1 * x1 - 3) * pow(2 * y1, -1, self.FIELD) if one == other else (y2 - y1) * pow(x2 - x1, -1, self.FIELD)
        x = (slope * slope - x1 - x2) % self.FIELD
        return x, (slope * (x1 - x) - y1) % self.FIELD


class SignInService:
    """Publishes keys on a free port of this machine and makes tokens."""

    issuer = "https://sign-in.example"
    audience = "story-writer"

    def __init__(self):
        self.keys = []
        # When the keys were asked for, in seconds of the monotonic clock.
        self.fetched_at = []
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                service.fetched_at.append(time.monotonic())
                body = json.dumps({"keys": [key.published for key in service.keys]}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *words):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/keys"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        """Answers no more."""
        self.server.shutdown()
        self.server.server_close()

    def token(self, key, user="ada", algorithm=None, secret=None, **claims):
        """A token of a user, right in all that is not said otherwise; a claim that is None is left out.

        `algorithm` is what the head says; none has no signature, and HS256 one with `secret`.
        """
        algorithm = algorithm or key.algorithm
        now = int(time.time())
        said = {"iss": self.issuer, "aud": self.audience, "sub": user, "iat": now, "exp": now + 600, **claims}
        head = {"alg": algorithm, "typ": "JWT", "kid": key.kid}
        parts = [text(json.dumps(part).encode()) for part in (head, {k: v for k, v in said.items() if v is not None})]
        signed = ".".join(parts).encode()
        if algorithm == "none":
            signature = b""
        elif algorithm == "HS256":
            signature = hmac.digest(secret, signed, "sha256")
        else:
            signature = key.sign(signed)
        return ".".join([*parts, text(signature)])
