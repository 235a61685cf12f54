"""A night killed at any moment, and run again, ends as one that was left in peace."""
import os
import random
import signal
import subprocess
import time

from story import Home, live, simulate, tell
from test_same_bytes import digest

KILLS = int(os.environ.get("FUPIN_KILLS", "12"))
MONTHS = ["--from", "2017-10", "--to", "2018-01"]
STATE = {
    "findings": "select md5(string_agg(t::text, '|' order by subject_id, rule_id)) from world_now.finding as t",
    "notes": "select md5(string_agg(t::text, '|' order by note, from_date, known)) from store.note_version as t",
    "persons": "select md5(string_agg(t::text, '|' order by person, from_date, known)) from store.person_version as t",
    "changes": "select md5(string_agg(t::text, '|' order by change, known)) from store.roster_change as t",
    "episodes": "select md5(string_agg(t::text, '|' order by flag_id, first_day)) from life.episode as t",
    "files": "select md5(string_agg(concat_ws(',', file, name, verdict, reason, sha256, rows, loaded, rejected, known), '|' order by file)) from archive.file",
}


class Killer:
    """Starts each command and kills it after a random time, until it has used up its kills; then lets it end."""

    def __init__(self, home, kills, seed):
        self.home, self.left, self.random = home, kills, random.Random(seed)
        self.killed, self.longest = 0, 2.0

    def run(self, *words, expect=(0,)):
        while self.left > 0 and self.random.random() < 0.75:
            begun = time.time()
            with open(self.home.folder + ".err", "w") as errors:
                process = subprocess.Popen(self.home.command(*words), env=self.home.environment, stdout=subprocess.DEVNULL, stderr=errors)
            try:
                status = process.wait(timeout=self.random.uniform(0.01, self.longest))
                self.longest = max(0.3, time.time() - begun)
                if status not in expect:
                    with open(self.home.folder + ".err") as errors:
                        raise AssertionError(f"{words}: exit {status}: {errors.read()}")
                return ""
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                self.left -= 1
                self.killed += 1
        return self.home.run(*words, expect=expect)


class KilledHome(Home):
    def kill_with(self, killer):
        self.killer = killer

    def run(self, *words, expect=(0,)):
        killer = getattr(self, "killer", None)
        if killer and ("nightly" in words or "report" in words):
            return killer.run(*words, expect=expect)
        return super().run(*words, expect=expect)


def state_of(home):
    return {name: home.rows(query)[0] for name, query in STATE.items()}


def test_a_killed_night_ends_as_an_undisturbed_one(folder):
    feeds = os.path.join(folder, "feeds")
    days = simulate(feeds, "--seed", 11, "--households", 1500, *MONTHS, "--violations", 2, "--traps", 2)
    calm = Home(os.path.join(folder, "calm"))
    calm.run("init")
    live(calm, feeds, days)
    killed, kills, round_number = 0, KILLS, 0
    while killed < kills:
        round_number += 1
        home = KilledHome(os.path.join(folder, f"killed{round_number}"))
        home.run("init")
        killer = Killer(Home(home.folder), kills - killed, round_number)
        home.kill_with(killer)
        # every other round the cluster comes and goes with each command, so that kills hit its start and stop, too
        live(home, feeds, days, keep_up=round_number % 2 == 1)
        killed += killer.killed
        home.kill_with(None)
        assert state_of(home) == state_of(calm), f"round {round_number}: {state_of(home)} {state_of(calm)}"
        assert digest(home.folder) == digest(calm.folder), f"round {round_number}: workbooks differ"
        home.run("--quiet", "stop")
    tell(f"{killed} kills in {round_number} rounds of {len(days)} nights")
