"""A provider behind TLS whose certificate an authority of one's own has signed: STORYWRITER_CA_FILE and SSL_CERT_FILE."""

import os
import shutil
import socket
import ssl
import subprocess
import threading
import unittest
import urllib.parse

from stand import FOREIGN, MODEL, PROGRAM, SECONDS, AcceptanceTest


class TLSFront:
    """Takes TLS connections on a free port and passes their bytes on to a plain server."""

    def __init__(self, certificate, key, target):
        self.target = target
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.listener = context.wrap_socket(socket.create_server(("127.0.0.1", 0)), server_side=True)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        """Takes connections until the listener is closed; one whose handshake fails is none."""
        while self.listener.fileno() >= 0:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                continue
            server = socket.create_connection(self.target)
            for source, sink in ((connection, server), (server, connection)):
                threading.Thread(target=self.copy, args=(source, sink), daemon=True).start()

    @staticmethod
    def copy(source, sink):
        """Passes bytes on until one side has none, and closes that side."""
        try:
            while data := source.recv(1 << 16):
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        source.close()

    def close(self):
        """Takes no more connections."""
        self.listener.close()


@unittest.skipUnless(shutil.which("openssl"), "needs openssl")
class Certificates(AcceptanceTest):
    """An authority and a server's certificate that live as long as the test."""

    def openssl(self, *words):
        """Runs openssl in the test's folder."""
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True)

    def setUp(self):
        super().setUp()
        (self.folder / "names").write_text("subjectAltName=DNS:localhost\n")
        new = ("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
        self.openssl(*new, "-x509", "-days", "2", "-subj", "/CN=Test authority", "-keyout", "ca.key", "-out", "ca.pem")
        self.openssl(*new, "-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr")
        self.openssl(
            "x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", "2", "-extfile", "names",
            "-out", "server.pem",
        )  # fmt: skip
        self.fake = self.fake()
        target = urllib.parse.urlsplit(self.fake.url)
        self.front = TLSFront(
            self.folder / "server.pem", self.folder / "server.key", (target.hostname, target.port))
        self.addCleanup(self.front.close)

    def run_program(self, *words, **settings):
        """Runs the program against the front."""
        environment = {name: value for name, value in os.environ.items() if not FOREIGN.match(name) and name != "SSL_CERT_FILE"}
        environment |= {
            "HOME": str(self.folder), "STORYWRITER_DATA_DIR": str(self.folder / "data"), "OPENAI_MODEL": MODEL,
            "OPENAI_BASE_URL": f"https://localhost:{self.front.port}/v1", "OPENAI_API_KEY": "sk-test",
            "STORYWRITER_PROVIDERS": "openai", "STORYWRITER_PATIENCE": "0", **settings,
        }  # fmt: skip
        return subprocess.run(
            [PROGRAM, *words], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS
        )

    def test_a_certificate_that_nobody_vouches_for_is_refused_and_the_setting_is_named(self):
        refused = self.run_program("doctor")
        self.assertEqual(refused.returncode, 78, refused)
        self.assertIn("STORYWRITER_CA_FILE", refused.stdout)
        self.assertEqual(self.fake.state["calls"], 0)

    def test_an_authority_of_ones_own_is_trusted_by_either_setting(self):
        authority = str(self.folder / "ca.pem")
        for setting in ("STORYWRITER_CA_FILE", "SSL_CERT_FILE"):
            with self.subTest(setting=setting):
                found = self.run_program("doctor", **{setting: authority})
                self.assertEqual(found.returncode, 0, found)
                self.assertIn("Reachable, with 1 model listed", found.stdout)
        written = self.run_program(
            "write", "a bell", "--setup", "1", "--words", "100", STORYWRITER_CA_FILE=authority)
        self.assertIn(written.returncode, (0, 3), written)
        self.assertGreater(self.fake.state["finished"], 0)


if __name__ == "__main__":
    unittest.main()
