"""What every end-to-end story needs: a home, the program, the simulator, and ways to read what came out.

A story is a file test_*.py with functions test_*: each gets an empty folder.  `run` calls them one by one and
closes with "N passed, N failed".
"""
import csv
import glob
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile

CHECKOUT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(CHECKOUT, os.environ.get("OUT", "build"))
FUPIN = os.path.join(BUILD, "fupin")
SIMULATE = os.path.join(BUILD, "simulate")
FEEDS = "roster,roster_change,loan,plan,duty,survey,filing,npl_target,watchlist"


class Home:
    """One home in a folder, with the configuration as shipped."""

    def __init__(self, folder, environment=None, prefix=()):
        self.folder = folder
        os.makedirs(folder, exist_ok=True)
        os.chmod(folder, 0o755)      # so that user postgres can enter it, and the cluster lies inside
        self.environment = {**os.environ, "FUPIN_CONF": os.path.join(CHECKOUT, "conf"), **(environment or {})}
        self.prefix = list(prefix)

    def command(self, *words):
        return [*self.prefix, FUPIN, "--home", self.folder, *words]

    def run(self, *words, expect=(0,)):
        """Runs the program; its output, unless the exit status is not one of `expect`."""
        done = subprocess.run(self.command(*words), env=self.environment, capture_output=True, text=True)
        if done.returncode not in expect:
            raise AssertionError(f"fupin {' '.join(words)}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def json(self, *words, expect=(0, 3)):
        return json.loads(self.run("--json", *words, expect=expect))

    def rows(self, query):
        return self.json("sql", query)

    def drop(self, *paths):
        """Puts files into the inbox, as a sender would have done a minute ago."""
        inbox = os.path.join(self.folder, "inbox")
        os.makedirs(inbox, exist_ok=True)
        for path in paths:
            target = os.path.join(inbox, os.path.basename(path))
            shutil.copyfile(path, target)
            os.utime(target, (1500000000, 1500000000))

    def put(self, name, content):
        """Writes a small file into the inbox."""
        inbox = os.path.join(self.folder, "inbox")
        os.makedirs(inbox, exist_ok=True)
        target = os.path.join(inbox, name)
        with open(target, "wb") as out:
            out.write(content if isinstance(content, bytes) else content.encode())
        os.utime(target, (1500000000, 1500000000))

    def out(self, month, pattern):
        found = glob.glob(os.path.join(self.folder, "out", month, pattern), recursive=True)
        if len(found) != 1:
            raise AssertionError(f"{pattern} in out/{month}: {found}")
        return found[0]

    def table(self, month, name):
        with open(self.out(month, name), encoding="utf-8", newline="") as source:
            return list(csv.DictReader(source))


def scratch():
    """A new folder in the checkout, or where FUPIN_SCRATCH says, open to the server's user; to be discarded."""
    os.makedirs(BUILD, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="story.", dir=os.environ.get("FUPIN_SCRATCH") or BUILD)
    os.chmod(folder, 0o755)
    return folder


def discard(folder):
    """Removes a folder, the servers of the homes in it, and their data where these lie elsewhere."""
    for data in glob.glob(os.path.join(folder, "**", "var"), recursive=True):
        home = os.path.realpath(os.path.dirname(data))
        subprocess.run([FUPIN, "--home", home, "--quiet", "stop"], capture_output=True)
        moved = os.path.join("/var/lib/fupin", hashlib.sha256(home.encode()).hexdigest()[:12])
        shutil.rmtree(moved, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def simulate(folder, *options):
    """Runs the simulator; the days on which something arrives, in order."""
    subprocess.run([SIMULATE, folder, "--divisions", os.path.join(CHECKOUT, "conf", "divisions.csv"), "--feeds", FEEDS,
                    *map(str, options)], check=True, stdout=subprocess.DEVNULL)
    return sorted(name for name in os.listdir(folder) if name[:2] == "20" and len(name) == 10)


def live(home, feeds, days, report=True, keep_up=True, each_night=True):
    """Lives through the days: drops what arrives, runs the night, reports last month after the night of the 10th.  Without `each_night`
    a month has three: the last ones up to the 5th, when all is due, up to the 10th, and after it."""
    months = []
    if keep_up:
        home.run("start")
    for day, next_day in zip(days, [*days[1:], "9999-12-31"]):
        home.drop(*sorted(glob.glob(os.path.join(feeds, day, "*"))))
        if not each_night and part_of_month(day) == part_of_month(next_day):
            continue
        home.run("--quiet", "nightly", "--date", day, expect=(0, 3))
        if report and day.endswith("-10"):
            months.append(month_before(day))
            home.run("--quiet", "report", months[-1])
    return months


def part_of_month(day):
    """Up to the 5th, when all is due, up to the 10th, and after it."""
    return day[:7], day[-2:] > "05", day[-2:] > "10"


def live_through_issues(home, feeds, days, issues):
    """Lives through the days without nights: what arrives is only loaded, and these months are issued, each from a world made whole; so it
    takes a fraction of the time of live().  At the end all is reconciled once."""
    home.run("start")
    files = []
    for day, next_day in zip(days, [*days[1:], "9999-12-31"]):
        files += [path for path in sorted(glob.glob(os.path.join(feeds, day, "*"))) if not path.endswith(".ok")]
        if files and part_of_month(day) != part_of_month(next_day):
            home.run("--quiet", "load", *files, "--date", day, expect=(0, 3))
            files = []
        if day.endswith("-10") and month_before(day) in issues:
            home.run("--quiet", "report", month_before(day))
    home.run("--quiet", "reconcile", "--date", days[-1], expect=(0, 3))
    return list(issues)


def month_before(day):
    year, month = int(day[:4]), int(day[5:7])
    return f"{year - (month == 1)}-{12 if month == 1 else month - 1:02d}"


def tell(text):
    print("    " + text, file=sys.stderr)
