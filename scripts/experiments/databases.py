"""Reads the tables of a database, and holds them against each other and against what the provider saw (docs/storage.md, docs/accounts.md)."""

import collections
import csv
import io
import sqlite3
import subprocess


class SQLiteBooks:
    """The tables of a SQLite file."""

    def __init__(self, file):
        self.file = file

    def rows(self, query):
        """Rows as tuples."""
        connection = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=60)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()


class PostgresBooks:
    """The tables of a PostgreSQL database."""

    def __init__(self, server):
        self.server = server

    def rows(self, query):
        """Rows as tuples; whole numbers as such."""
        command = [self.server.programs / "psql", "-X", "-q", "--csv", "-t", "-c", query, self.server.url]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return [tuple(number(cell) for cell in row) for row in csv.reader(io.StringIO(done.stdout)) if row]


def number(cell):
    """A cell as a whole number where it is one."""
    digits = cell.removeprefix("-")
    return int(cell) if digits.isascii() and digits.isdigit() else cell


def audit(bench, books, calls, spare, where):
    """Holds what is stored against itself and against the provider's calls; hands back some numbers.

    `calls` is the fake's log, `spare` how many lines may be booked for calls that were never sent: one for each run that
    a kill met between booking and sending.
    """
    check_texts(bench, books, where)
    check_logs(bench, books, where)
    check_counters(bench, books, where)
    return check_calls(bench, books, calls, spare, where)


def check_texts(bench, books, where):
    """Paragraphs are numbered without gap or repeat, and a story's words are theirs."""
    for story, scene, count, first, last in books.rows(
        "SELECT story_id, scene, COUNT(*), MIN(paragraph), MAX(paragraph) FROM passage GROUP BY story_id, scene"
    ):
        bench.check((first, last) == (1, count), f"{where}: paragraphs of scene {scene} of {story} are {first}–{last}, {count} rows")
    for story, words, summed in books.rows(
        "SELECT s.id, s.words, (SELECT COALESCE(SUM(p.words), 0) FROM passage p WHERE p.story_id = s.id) FROM story s"
    ):
        bench.check(words == summed, f"{where}: story {story} counts {words} words and its paragraphs {summed}")
    for story, text, count in books.rows(
        "SELECT story_id, text, COUNT(*) FROM passage GROUP BY story_id, text HAVING COUNT(*) > 1"
    ):
        bench.fault(f"{where}: a paragraph of story {story} stands {count} times: {text[:40]}")


def check_logs(bench, books, where):
    """The entries of each run's log are numbered from 1 without gaps, and the run knows the last."""
    for run, last, count, first, final in books.rows(
        "SELECT r.id, r.last_event, COUNT(l.number), COALESCE(MIN(l.number), 0), COALESCE(MAX(l.number), 0) "
        "FROM run r LEFT JOIN run_log l ON l.run_id = r.id GROUP BY r.id, r.last_event"
    ):
        whole = count == last == final and first == (1 if count else 0)
        bench.check(whole, f"{where}: the log of run {run} has {count} entries {first}–{final}, and its last is {last}")


def check_counters(bench, books, where):
    """No line is open, nothing is held, and the counters are the sums of the lines."""
    for table in ("usage_line", "ledger_line"):
        (count,) = books.rows(f"SELECT COUNT(*) FROM {table} WHERE state = 'open'")[0]
        bench.check(count == 0, f"{where}: {count} lines of {table} are open")
    for user, period, held in books.rows(
        "SELECT user_id, period, held_calls + held_tokens + held_cost + held_images FROM usage_period"
    ):
        bench.check(held == 0, f"{where}: {user} has something held in {period}")
    counted = books.rows("SELECT user_id, period, calls, tokens, images, cost FROM usage_period")
    lines = books.rows(
        "SELECT user_id, period, SUM(CASE WHEN state = 'released' OR is_cached_answer <> 0 THEN 0 ELSE 1 END), "
        "SUM(CASE WHEN state = 'released' OR is_cached_answer <> 0 THEN 0 ELSE prompt_tokens + thinking_tokens + output_tokens END), "
        "SUM(images), SUM(charged) FROM usage_line GROUP BY user_id, period"
    )
    summed = {(row[0], row[1]): tuple(int(value) for value in row[2:]) for row in lines}
    for user, period, *values in counted:
        found = summed.get((user, period), (0, 0, 0, 0))
        told = tuple(int(value) for value in values)
        bench.check(found == told, f"{where}: {user}'s counters are {told} and the lines {found} (calls, tokens, images, cost)")


def check_calls(bench, books, calls, spare, where):
    """Each call that the provider saw has one line, and lines that say what it counted say what it said."""
    lines = books.rows("SELECT call_id, state, is_estimate, is_cached_answer, prompt_tokens, output_tokens FROM usage_line")
    ids = [line[0] for line in lines]
    bench.check(len(ids) == len(set(ids)), f"{where}: a call is booked twice")
    booked = [line for line in lines if line[1] != "released" and not line[3]]
    seen = sum(call["outcome"] != "refused" for call in calls)
    bench.check(len(booked) >= seen, f"{where}: the provider saw {seen} calls and {len(booked)} are booked")
    bench.check(len(booked) <= seen + spare, f"{where}: {len(booked)} calls are booked and the provider saw {seen}; {spare} may be spare")
    exact = collections.Counter((line[4], line[5]) for line in booked if not line[2])
    finished = collections.Counter(
        (call["usage"]["prompt_tokens"], call["usage"]["completion_tokens"])
        for call in calls
        if call["outcome"] == "finished" and call["usage"]
    )
    unknown = exact - finished
    bench.check(not unknown, f"{where}: {sum(unknown.values())} lines tell usage that the provider never told")
    return {"calls": seen, "lines": len(booked), "exact": sum(exact.values())}
