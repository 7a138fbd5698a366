"""Readers of runs that come back after each break, as a good client does."""

import http.client
import threading
import time

from stand import TERMINAL

PAUSE = 0.05


class Follower(threading.Thread):
    """Follows one run to its end and keeps every event that it was told, in the order in which they came."""

    def __init__(self, client, run, give_up_after=120):
        super().__init__(daemon=True)
        self.client = client
        self.path = f"/api/v1/runs/{run}/events"
        self.events = []
        self.breaks = 0
        self.failure = None
        self.stopped = threading.Event()
        self.give_up_at = time.monotonic() + give_up_after
        self.start()

    @property
    def last(self):
        """The number of the last event that came."""
        return self.events[-1].number if self.events else None

    @property
    def is_over(self):
        """Whether the run's last event came."""
        states = [event.json["state"] for event in self.events[-3:] if event.name == "state"]
        return bool(states) and states[-1] in TERMINAL

    def run(self):
        """Reads, and comes back with the last number after each break."""
        while not self.is_over and not self.stopped.is_set() and time.monotonic() < self.give_up_at:
            try:
                for event in self.client.events(self.path, self.last):
                    # A stream that has to end early says why, in an event that is no entry of the log.
                    if event.name != "error":
                        self.events.append(event)
            except AssertionError as error:
                # 503 while a database is away is a break; anything else is a fault.
                if ": 503" not in str(error):
                    self.failure = error
                    return
            except (OSError, ValueError, http.client.HTTPException):
                pass  # a server that is not there, or an answer that broke off
            if not self.is_over:
                self.breaks += 1
                self.stopped.wait(PAUSE)

    def finish(self, seconds):
        """Waits for the end and hands back what makes the events equal to others."""
        self.join(seconds)
        self.stopped.set()
        if self.failure:
            raise self.failure
        assert self.is_over, f"{self.path} did not end; its last event: {self.events[-1:] and self.events[-1].content}"
        return [event.content for event in self.events]
