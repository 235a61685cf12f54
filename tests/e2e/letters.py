"""What stories of mail share: one home with a month published, a configuration of its own, and ways to open envelopes."""
import atexit
import functools
import glob
import io
import os
import shutil
import subprocess
import sys

import msoffcrypto

from story import CHECKOUT, Home, discard, scratch
from test_commands import DUTY, LOAN, LOAN_HEADER

MONTH = "2018-01"
WORD = {"C532301": "Chuxiong-2018", "C532322": "双柏县的密码𠮷八", "NX301": "nx301-nx301"}


class Letters:
    """A home whose configuration is a copy that tests may change."""

    def __init__(self, folder):
        self.folder = folder
        self.conf = os.path.join(folder, "conf")
        shutil.copytree(os.path.join(CHECKOUT, "conf"), self.conf)
        self.home = Home(os.path.join(folder, "home"), {"FUPIN_CONF": self.conf})

    def write(self, name, text, mode=0o644):
        path = os.path.join(self.conf, name)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        os.chmod(path, mode)
        return path

    def settings(self, *lines, report=()):
        """fupin.yaml as shipped, with these lines behind it, and these among those of `report`."""
        with open(os.path.join(CHECKOUT, "conf", "fupin.yaml"), encoding="utf-8") as shipped:
            text = shipped.read()
        text = text.replace("report:\n", "report:\n" + "".join(f"  {line}\n" for line in report))
        self.write("fupin.yaml", text + "".join(line + "\n" for line in lines))

    def recipients(self, entries):
        """{id: {key: YAML}}"""
        self.write("recipients.yaml", "recipients:\n" + "".join(
            f"  {name}:\n" + "".join(f"    {key}: {value}\n" for key, value in entry.items()) for name, entry in entries.items()))

    def secrets(self, words=WORD, mode=0o600, login=("fupin", "let-me-in-please")):
        lines = [f'mail: {{ user: "{login[0]}", password: "{login[1]}" }}\n'] if login else []
        lines += ["recipients:\n"] + [f'  {name}: "{word}"\n' for name, word in words.items()]
        return self.write("secrets.yaml", "".join(lines), mode)

    def run(self, *words, **more):
        return self.home.run(*words, **more)

    def failing(self, *words):
        """(exit status, what it said) of a command that is expected to fail."""
        done = subprocess.run(self.home.command("--lang", "en", *words), env=self.home.environment, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def kept(self, pattern):
        """A file of the kept edition, which is plain."""
        [path] = glob.glob(os.path.join(self.home.folder, "var", "archive", "issues", MONTH, "*", pattern))
        return path

    def out(self, pattern):
        return self.home.out(MONTH, pattern)


COUNTIES = ["532301", "532322", "532323", "532324", "532325", "532326", "532327", "532328", "532329", "532331"]


def ledger(bank, township):
    """Notes of people whom no roster knows, so that each is flagged."""
    row = LOAN[len(LOAN_HEADER):].replace("NX301", bank).replace("532301101", township).replace("2017-12-01", "2018-01-08")
    return LOAN_HEADER + "".join(row.replace("JJ1,", f"JJ{n:02},") for n in range(30))


@functools.cache
def letters():
    """The home that all share: a few files, one month published."""
    folder = scratch()
    atexit.register(discard, folder)
    shared = Letters(folder)
    shared.run("init")
    shared.run("start")
    shared.home.put("duty_FPB_20171231.csv", DUTY)
    shared.home.put("plan_FPB_20180105.csv", "年度,县代码,机构代码,计划金额(元),计划户数\n" + "".join(
        f"2018,{county},NX{county[3:]},{1000000 * (place + 1)}.00,100\n" for place, county in enumerate(COUNTIES)))
    shared.home.put("loan_NX301_20180131.csv", ledger("NX301", "532301101"))
    shared.home.put("loan_NX322_20180131.csv", ledger("NX322", "532322101"))
    done = shared.home.json("nightly", "--date", "2018-02-05")
    assert done["accepted"] == 4, done
    shared.run("--quiet", "report", MONTH)
    return shared


def plain(envelope, password):
    """The bytes of the workbook in an envelope (bytes); its integrity is checked on the way."""
    out = io.BytesIO()
    book = msoffcrypto.OfficeFile(io.BytesIO(envelope))
    book.load_key(password=password, verify_password=True)
    book.decrypt(out, verify_integrity=True)
    return out.getvalue()


def office_opens(folder, path, *passwords):
    """What LibreOffice finds in the first sheet's A1 with each password; None where it refuses."""
    done = subprocess.run([sys.executable, os.path.join(os.path.dirname(__file__), "office.py"), folder, path, *passwords],
                          capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise AssertionError(done.stdout + done.stderr)
    return [line[1:] if line.startswith("=") else None for line in done.stdout.splitlines()]
