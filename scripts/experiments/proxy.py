"""A TCP proxy between the service and its database that delays, falls silent, cuts connections or refuses them."""

import selectors
import socket
import struct
import threading
import time

PIECE = 1 << 16
TICK = 0.02


class Proxy:
    """Passes bytes from a port of its own to another one; how, `mode` says: pass, delay, silent, cut or refuse."""

    def __init__(self, target):
        self.target = target
        self.mode = "pass"
        self.delay = 0.0
        self.cuts = 0
        self.pairs = set()
        self.lock = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def become(self, mode, delay=0.0):
        """Changes how bytes are passed. `cut` closes every connection that there is, by a reset, and passes new ones."""
        self.delay = delay
        self.mode = mode
        if mode in ("cut", "refuse"):
            with self.lock:
                pairs, self.pairs = self.pairs, set()
            for pair in pairs:
                self.cuts += 1
                for end in pair:
                    reset(end)

    def accept(self):
        """Takes connections."""
        while True:
            near, _ = self.listener.accept()
            if self.mode == "refuse":
                reset(near)
                continue
            threading.Thread(target=self.serve, args=(near,), daemon=True).start()

    def serve(self, near):
        """Serves one connection. Silence leaves it open: neither side hears of it, as behind a firewall that drops packets."""
        while self.mode == "silent":
            time.sleep(TICK)
        try:
            far = socket.create_connection(("127.0.0.1", self.target), timeout=10)
        except OSError:
            reset(near)
            return
        far.settimeout(None)
        pair = (near, far)
        with self.lock:
            self.pairs.add(pair)
        try:
            self.shovel(near, far)
        except (OSError, ValueError):
            pass
        finally:
            with self.lock:
                self.pairs.discard(pair)
            near.close()
            far.close()

    def shovel(self, near, far):
        """Passes bytes both ways until one side ends."""
        with selectors.DefaultSelector() as ready:
            ready.register(near, selectors.EVENT_READ, far)
            ready.register(far, selectors.EVENT_READ, near)
            while True:
                for key, _ in ready.select(TICK * 10):
                    while self.mode == "silent":
                        time.sleep(TICK)
                    if self.mode == "delay":
                        time.sleep(self.delay)
                    piece = key.fileobj.recv(PIECE)
                    if not piece:
                        return
                    key.data.sendall(piece)


def reset(end):
    """Closes a connection so that the other side gets a reset."""
    try:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        end.shutdown(socket.SHUT_RDWR)
        end.close()
    except OSError:
        pass
