"""Books with details leave the archive in an envelope of their recipient's; passwords are where nobody else reads them."""
import functools
import glob
import hashlib
import io
import json
import os
import subprocess

import msoffcrypto
import openpyxl

from letters import MONTH, WORD, letters, office_opens, plain

RECIPIENTS = {
    "FPB": {"role": "prefecture", "to": "[bgs@fpb.example.cn]"},
    "C532301": {"name": "楚雄市扶贫办", "role": "county", "of": '"532301"', "to": "[fpb@cxs.example.cn]"},
    "C532322": {"role": "county", "of": '"532322"', "to": "[fpb@sbx.example.cn]"},
}


@functools.cache
def protected():
    """The shared home with recipients and passwords, and its month handed out once more: nothing is made anew for that."""
    shared = letters()
    shared.settings()
    shared.recipients(RECIPIENTS)
    shared.secrets()
    return shared


@functools.cache
def handed_out(time):
    folder = os.path.join(protected().folder, f"handed-out-{time}")
    protected().run("rerun", MONTH, "--out", folder)
    return folder


def book(county, time=1):
    [path] = glob.glob(os.path.join(handed_out(time), "county", f"{county}_*", "*.xlsx"))
    return path


def content(path):
    with open(path, "rb") as source:
        return source.read()


def fails_to_open(envelope, password):
    try:
        plain(envelope, password)
    except msoffcrypto.exceptions.InvalidKeyError:
        return True
    return False


def test_an_envelope_opens_with_the_password_of_its_recipient_and_no_other(folder):
    shared = protected()
    for county in ("532301", "532322"):
        envelope = content(book(county))
        kept = content(shared.kept(f"county/{county}_*/*.xlsx"))
        assert envelope[:8] == bytes.fromhex("d0cf11e0a1b11ae1") and kept[:2] == b"PK"
        assert plain(envelope, WORD[f"C{county}"]) == kept
        assert all(fails_to_open(envelope, word) for word in ("wrong", WORD["NX301"], WORD[f"C{county}"] + " "))
    other = content(book("532323"))
    assert other[:2] == b"PK", "a county without a password keeps its book as it is, in a folder that nobody else may read"


def test_an_envelope_opens_in_libreoffice(folder):
    path = book("532322")
    title = openpyxl.load_workbook(io.BytesIO(plain(content(path), WORD["C532322"]))).worksheets[0]["A1"].value
    assert title and office_opens(folder, path, WORD["C532322"], "wrong", "") == [title, None, None]


def test_two_envelopes_differ_and_what_is_in_them_is_equal(folder):
    first, second = content(book("532301")), content(book("532301", time=2))
    assert first != second and plain(first, WORD["C532301"]) == plain(second, WORD["C532301"])


def test_a_changed_byte_is_found_by_the_sum_in_the_envelope(folder):
    envelope = bytearray(content(book("532301")))
    where = len(envelope) // 2
    envelope[where] ^= 1
    try:
        changed = plain(bytes(envelope), WORD["C532301"])
    except msoffcrypto.exceptions.InvalidKeyError:
        return
    raise AssertionError(f"byte {where} of the envelope has changed and {len(changed)} bytes were read all the same")


def test_sums_are_those_of_the_files_as_they_lie_and_the_manifest_has_those_of_the_plain_ones(folder):
    out = handed_out(1)
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=out, check=True)
    with open(os.path.join(out, "manifest.json"), encoding="utf-8") as source:
        outputs = {entry["path"]: entry["sha256"] for entry in json.load(source)["outputs"]}
    counties = 0
    for path, told in outputs.items():
        found = content(os.path.join(out, path))
        if "532301_" in path or "532322_" in path:
            counties += 1
            assert hashlib.sha256(found).hexdigest() != told
            found = plain(found, WORD["C" + path[7:13]])
        assert hashlib.sha256(found).hexdigest() == told, path
    assert counties >= 2


def test_a_password_file_that_others_could_read_is_refused_and_no_password_is_told(folder):
    shared = protected()
    for mode in (0o640, 0o604, 0o660, 0o602):
        path = shared.secrets(mode=mode)
        status, said = shared.failing("rerun", MONTH, "--out", os.path.join(folder, "never"))
        assert status == 2 and "others" in said and "chmod 600" in said, said
        assert not any(word in said for word in WORD.values()), said
    os.unlink(path)
    shared.write("elsewhere.yaml", "recipients:\n  C532301: short\n", 0o600)
    os.symlink(os.path.join(shared.conf, "elsewhere.yaml"), path)
    status, said = shared.failing("rerun", MONTH, "--out", os.path.join(folder, "never"))
    assert status == 2 and "cannot open" in said, said
    os.unlink(path)
    os.rename(os.path.join(shared.conf, "elsewhere.yaml"), path)
    status, said = shared.failing("rerun", MONTH, "--out", os.path.join(folder, "never"))
    assert status == 2 and "C532301" in said and "short" not in said, said
    shared.secrets()


def test_check_names_who_has_no_password(folder):
    shared = protected()
    shared.recipients(RECIPIENTS | {"NX322": {"role": "bank", "of": "NX322", "to": "[a@nx322.example.cn, 不是地址]", "cx": "[]"}})
    status, said = shared.failing("check")
    assert status == 2 and '"NX322" gets a book with details but has no password' in said, said
    assert "is no mail address" in said and 'unknown key "cx"; nearest: "cc"' in said, said
    shared.recipients(RECIPIENTS)
    shared.run("check")


def test_what_is_published_is_in_envelopes_at_once_and_closed_to_others(folder):
    shared = protected()
    shared.run("--quiet", "report", MONTH)
    assert plain(content(shared.out("county/532301_*/*.xlsx")), WORD["C532301"]) == content(shared.kept("county/532301_*/*.xlsx"))
    for at, _, files in os.walk(os.path.join(shared.home.folder, "out")):
        assert os.stat(at).st_mode & 0o027 == 0, at
        assert not [name for name in files if os.stat(os.path.join(at, name)).st_mode & 0o137], at


def names_in(path):
    book = openpyxl.load_workbook(path)
    rows = list(book["疑点明细"].iter_rows(values_only=True))
    head = next(i for i, row in enumerate(rows) if row[0] == "疑点编号")
    return [row[rows[head].index("借款人")] for row in rows[head + 1:] if row[rows[head].index("规则")]]


def test_names_are_whole_only_for_those_who_may_see_them(folder):
    shared = protected()
    masked = {county: names_in(shared.kept(f"county/{county}_*/*.xlsx")) for county in ("532301", "532322")}
    assert masked["532301"] and all("*" in name for names in masked.values() for name in names if name), masked
    shared.settings(report=['persons_to: ["532301"]'])
    shared.run("init")
    shared.run("--quiet", "rerun", MONTH, "--restated", "--out", os.path.join(folder, "whole"))
    shared.settings()
    shared.run("init")
    whole = {county: glob.glob(os.path.join(folder, "whole", "county", f"{county}_*", "*.xlsx"))[0] for county in masked}
    names = names_in(io.BytesIO(plain(content(whole["532301"]), WORD["C532301"])))
    assert len(names) == len(masked["532301"]) and not any("*" in name for name in names if name), names
    assert names_in(io.BytesIO(plain(content(whole["532322"]), WORD["C532322"]))) == masked["532322"]
