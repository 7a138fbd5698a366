"""Tokens of a sign-in service, over real HTTP on both sides."""

import base64
import json
import time
import unittest

from signin import ECKey, RSAKey, SignInService, number, text
from stand import SECONDS, AcceptanceTest, Client, eventually

# The server asks for keys that it does not know at most so often (seconds), which a rotation must wait for.
RETRY_SECONDS = 30
HEAD = text(b'{"alg":"RS256"}')


class Tokens(AcceptanceTest):
    """STORYWRITER_AUTH=jwt."""

    @classmethod
    def setUpClass(cls):
        cls.rsa, cls.ec, cls.stranger = RSAKey("first"), ECKey("second"), RSAKey("first")

    def setUp(self):
        super().setUp()
        self.service = SignInService()
        self.addCleanup(self.service.close)
        self.service.keys = [self.rsa, self.ec]
        self.server = self.server(
            self.fake(), STORYWRITER_AUTH="jwt", STORYWRITER_JWT_JWKS_URL=self.service.url,
            STORYWRITER_JWT_ISSUER=self.service.issuer, STORYWRITER_JWT_AUDIENCE=self.service.audience,
            STORYWRITER_JWT_PARTIES="https://studio.example",
        ).start()  # fmt: skip

    def status(self, token, path="/api/v1/me"):
        """What a token gets."""
        answer = self.server.client(token).ask("GET", path)
        if answer.status == 401:
            self.assertTrue(answer.headers["www-authenticate"].startswith("Bearer"), answer.headers)
        return answer.status

    def test_tokens_are_taken_as_the_service_made_them_and_in_no_other_way(self):
        make = self.service.token
        self.assertEqual(self.server.client(make(self.rsa)).get("/api/v1/me")["user"], "ada")
        self.assertEqual(self.server.client(make(self.ec, "ben")).get("/api/v1/me")["user"], "ben")
        good = {
            "several audiences": make(self.rsa, aud=["other", self.service.audience]),
            "a page that is allowed": make(self.ec, azp="https://studio.example"),
            "a clock that is a little late": make(self.rsa, exp=int(time.time()) - 30),
        }
        for what, token in good.items():
            self.assertEqual(self.status(token), 200, what)

        head, claims, signature = make(self.rsa).split(".")
        told = json.loads(base64.urlsafe_b64decode(claims + "=="))
        modulus = number(self.rsa.modulus).encode()
        bad = {
            "none": make(self.rsa, algorithm="none"),
            "none in other letters": make(self.rsa, algorithm="none").replace(text(b'{"alg": "none"')[:16], text(b'{"alg": "NONE"')[:16]),
            "no signature": f"{head}.{claims}.",
            "HS256 with the public key as its secret": make(self.rsa, algorithm="HS256", secret=modulus),
            "ES256's name over RS256's key": make(self.rsa, algorithm="ES256"),
            "another's key of the same id": make(self.stranger),
            "an unknown key": make(ECKey("nobody")),
            "changed claims": f"{head}.{text(json.dumps({**told, 'sub': 'ben'}).encode())}.{signature}",
            "a wrong audience": make(self.rsa, aud="another-service"),
            "no audience": make(self.rsa, aud=None),
            "a wrong issuer": make(self.rsa, iss="https://sign-in.example.evil.test"),
            "a page that is not allowed": make(self.rsa, azp="https://evil.test"),
            "an old token": make(self.rsa, exp=int(time.time()) - 600),
            "a token of tomorrow": make(self.rsa, nbf=int(time.time()) + 86_400),
            "no end": make(self.rsa, exp=None),
            "nobody": make(self.rsa, sub=None),
            "an empty name": make(self.rsa, sub=""),
            "words": "not-a-token",
            "only dots": "..",
            "a head alone": HEAD,
        }
        for what, token in bad.items():
            self.assertEqual(self.status(token), 401, what)
        self.assertEqual(self.status(None), 401)
        # Whatever was sent, the keys were asked for once at the start and at most once more for the unknown one.
        self.assertLessEqual(len(self.service.fetched_at), 2)
        self.assertNotIn(signature, self.server.log)

    def test_users_of_tokens_and_of_keys_see_their_own_and_nothing_else(self):
        ada, ben = (self.server.client(self.service.token(self.rsa, user)) for user in ("ada", "ben"))
        story = ada.new_story("A keeper finds a bottle.", 200)
        self.assertEqual(ben.ask("GET", f"/api/v1/stories/{story}").status, 404)
        self.assertEqual(ben.get("/api/v1/stories")["items"], [])
        # A key of the same user is another way to the same stories, with no more than it may do.
        key = ada.post("/api/v1/keys", {"name": "script", "scopes": ["read"]})["key"]
        reader = Client(self.server.url, key)
        self.assertEqual(reader.get(f"/api/v1/stories/{story}")["id"], story)
        self.assertEqual(reader.ask("POST", f"/api/v1/stories/{story}/runs").status, 403)
        # A token that names scopes may do these alone.
        self.assertEqual(self.server.client(self.service.token(self.rsa, scope="openid read")).ask("DELETE", f"/api/v1/stories/{story}").status, 403)

    def test_keys_may_change_and_their_service_may_be_away(self):
        old = self.service.token(self.rsa)
        self.assertEqual(self.status(old), 200)
        new = ECKey("third")
        self.service.keys = [self.ec, new]
        eventually(lambda: self.status(self.service.token(new)) == 200, "the new key is known", SECONDS)
        first, second = self.service.fetched_at
        self.assertGreater(second - first, RETRY_SECONDS - 5, "keys may not be asked for at will")
        self.assertEqual(self.status(old), 401)
        self.service.close()
        self.assertEqual(self.status(self.service.token(new)), 200)
        self.assertEqual(len(self.service.fetched_at), 2)


if __name__ == "__main__":
    unittest.main()
