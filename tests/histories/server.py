"""A server of our own, and the driver that lives through histories on it (driver.c): one command a line."""
import os
import re
import subprocess
import sys

CHECKOUT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(CHECKOUT, "tests", "e2e"))
sys.dont_write_bytecode = True
from story import BUILD, Home, discard, scratch  # noqa: E402


class Driver:
    def __init__(self, arguments):
        self.process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT)

    def ask(self, *words, lines=1):
        self.process.stdin.write(" ".join(words) + "\n")
        self.process.stdin.flush()
        said = [self.process.stdout.readline().rstrip("\n") for _ in range(lines)]
        if not said[-1] and self.process.poll() is not None or said[0].startswith("fupin:"):
            raise AssertionError(f"{words}: {said}")
        return said if lines > 1 else said[0]

    def finish(self):
        self.process.stdin.close()
        self.process.wait()

    def kill(self):
        self.process.kill()
        self.process.wait()


class Server:
    """A home in a folder of its own; only its server is used."""

    def __init__(self):
        self.folder = scratch()
        self.home = Home(os.path.join(self.folder, "home"))
        self.home.run("init")
        self.home.run("start")
        self.address = f"host={self.socket()} port=5432 user=fupin_owner"
        self.databases = set()
        for statement in ("alter system set fsync = off", "select pg_reload_conf()"):      # nothing here is to be kept
            self.sql("postgres", statement)

    def socket(self):
        """Where the server listens: its settings lie beside its data."""
        for folder, _, names in os.walk(os.path.join(self.home.folder, "var")):
            if "fupin.conf" in names:
                with open(os.path.join(folder, "fupin.conf"), encoding="utf-8") as source:
                    return re.search(r"unix_socket_directories = '([^']+)'", source.read()).group(1)
        raise AssertionError("the home has no server")

    def sql(self, database, statement):
        subprocess.run(["psql", "-X", "-q", "-o", os.devnull, f"{self.address} dbname={database}", "-c", statement], check=True)

    def database(self, name):
        if name == "-":
            return name
        if name not in self.databases:
            for statement in (f"create database {name}", f"alter database {name} set synchronous_commit = off"):
                self.sql("postgres", statement)
            self.databases.add(name)
        return self.address + f" dbname={name}"

    def driver(self, database, other="-", *conf):
        """A driver with these databases, emptied; `conf`: its configuration, else the one that is shipped."""
        return Driver([os.path.join(BUILD, "history"), self.database(database), self.database(other), self.folder, *conf])

    def discard(self):
        discard(self.folder)
