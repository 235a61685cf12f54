"""Mail as it arrives: through a real server, read back with another library than the one that wrote it; each letter once."""
import collections
import glob
import io
import os
import random
import subprocess
import zipfile

from letters import MONTH, WORD, letters, plain
from postoffice import Office, certificates, until

BOOK = "扶贫小额信贷月通报_楚雄州_2018-01.xlsx"


def one(address, **more):
    """A recipient of the prefecture's book, whose address begins so."""
    return {"name": f"收件单位{address}", "role": "prefecture", "to": f"[{address}@example.cn]"} | more


def posted(office, entries, settings=None, secrets=True):
    """The shared home with this server and these recipients."""
    shared = letters()
    shared.settings(*office.settings(**(settings or {})))
    shared.recipients(entries)
    if secrets:
        shared.secrets()
    return shared


def deliver(shared, *words, expect=(0,)):
    return {mail["recipient"]: mail for mail in shared.home.json("deliver", MONTH, *words, expect=expect)["mails"]}


def content(path):
    with open(path, "rb") as source:
        return source.read()


def attachments(message):
    return {part.get_filename(): part.get_content() for part in message.iter_attachments()}


def test_a_letter_arrives_whole_under_its_chinese_names_and_only_once(folder):
    with Office() as office:
        shared = posted(office, {"fpb": one("fpb", cc="[zr@example.cn]", name="楚雄州扶贫办")})
        assert deliver(shared)["fpb"]["state"] == "sent"
        [(addresses, raw, over_tls)] = office.letters
        assert addresses == ["fpb@example.cn", "zr@example.cn"] and over_tls and office.logins == [("fupin", "let-me-in-please")]
        [message] = office.messages()
        assert message["subject"] == "扶贫小额信贷月通报（2018年1月）", message["subject"]
        assert message["from"].addresses[0].display_name == "楚雄州人民政府扶贫开发办公室"
        assert message["to"] == "fpb@example.cn" and message["cc"] == "zr@example.cn" and message["date"].datetime.year >= 2024
        assert attachments(message) == {BOOK: content(shared.kept(f"prefecture/{BOOK}"))}
        [part] = message.iter_attachments()
        assert part.get_content_type() == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        assert b"filename*" in raw and part.get_param("name") == BOOK and b'name="=?' in raw, "both ways of writing a name"
        assert all(len(line) <= 998 and max(line, default=0) < 128 for line in raw.split(b"\r\n"))
        body = message.get_body(("html",)).get_content()
        assert "楚雄州扶贫办：" in body and "http" not in body and "完成率前三位" in body
        assert "贷款余额" in message.get_body(("plain",)).get_content()
        assert deliver(shared)["fpb"]["state"] == "sent" and len(office.letters) == 1, "it was sent before"
        [kept] = glob.glob(os.path.join(shared.home.folder, "out", MONTH, "mail", "fpb_1.eml"))
        assert content(kept) == raw
        shared.run("--quiet", "report", MONTH)
        assert content(kept) == raw, "handing the month out again leaves its mails"


def test_the_body_says_what_figures_csv_says(folder):
    with Office() as office:
        shared = posted(office, {"figures": one("figures")})
        deliver(shared)
        text = office.messages()[0].get_body(("plain",)).get_content()
    figures = {row["figure"]: int(row["value"]) for row in shared.home.table(MONTH, "figures.csv") if row["scope"] == "prefecture"}
    balance = figures["balance_fen"]
    told = f"{balance / 1e10:.2f}亿元" if balance >= 10 ** 10 else f"{balance / 1e6:.2f}万元"
    assert f"贷款余额：{told}" in text, text
    assert f"余额户数：{figures['balance_households']:,}户" in text, text


def test_a_county_gets_its_own_book_in_its_envelope_and_without_a_password_none(folder):
    entries = {"C532301": one("cxs", role="county", of='"532301"'), "C532323": one("mdx", role="county", of='"532323"')}
    with Office() as office:
        shared = posted(office, entries)
        mails = deliver(shared, expect=(1,))
        assert mails["C532301"]["state"] == "sent" and "C532323" not in mails
        [message] = office.messages()
        [(name, envelope)] = attachments(message).items()
        assert name.startswith("扶贫小额信贷月通报_楚雄市_") and "已加密" in message.get_body(("plain",)).get_content()
        assert plain(envelope, WORD["C532301"]) == content(shared.kept("county/532301_*/*.xlsx"))
        for word in WORD.values():
            assert word.encode() not in office.letters[0][1]
        said = shared.failing("deliver", MONTH)[1]
        assert 'no password for "C532323"' in said and len(office.letters) == 1, said


def test_a_server_without_the_right_certificate_login_or_tls_gets_nothing(folder):
    with Office() as office, Office(tls=True) as implicit:
        for settings, of in (({"ca": os.path.join(certificates(), "other-ca.pem")}, office), ({"host": "127.0.0.1"}, office),
                             ({"security": "tls", "timeout": 3}, office), ({"ca": "/nowhere.pem"}, implicit)):
            shared = posted(of, {"strict": one("strict")}, {"tries": 1} | settings)
            assert deliver(shared, expect=(1,))["strict"]["state"] == "ready", settings
        shared = posted(office, {"strict": one("strict")}, {"tries": 1})
        shared.run("check")
        shared.secrets(login=("fupin", "wrong-password"))
        status, said = shared.failing("check")
        assert status != 0 and f"mail server localhost:{office.port}" in said and "wrong-password" not in said, said
        status, said = shared.failing("deliver", MONTH)
        assert status == 1 and "wrong-password" not in said and office.letters == implicit.letters == []
        shared = posted(implicit, {"strict": one("strict")})
        assert deliver(shared)["strict"]["state"] == "sent" and len(implicit.letters) == 1


def test_what_fails_for_now_is_tried_again_and_what_is_refused_is_told(folder):
    entries = {name: one(name) for name in ("nobody", "full-2", "busy-1", "full-9", "well")}
    with Office() as office:
        shared = posted(office, entries, {"tries": 3})
        mails = deliver(shared, expect=(1,))
        assert {name: mails[name]["state"] for name in entries} == {
            "nobody": "refused", "full-2": "sent", "busy-1": "sent", "full-9": "ready", "well": "sent"}, mails
        assert "no such user" in mails["nobody"]["reply"] and "mailbox full" in mails["full-9"]["reply"]
        assert office.asked["nobody@example.cn"] == 1 and office.asked["full-9@example.cn"] == 3
        said = shared.failing("deliver", MONTH)[1]
        assert f"fupin deliver {MONTH} --resend nobody" in said and office.asked["nobody@example.cn"] == 1, said
        shared.recipients(entries | {"nobody": one("somebody")})
        deliver(shared, "--resend", "nobody")
        assert len(office.to("somebody@example.cn")) == 1 and len(office.to("well@example.cn")) == 1
        again = deliver(shared, expect=(0, 1))
        assert again["full-9"]["state"] in ("ready", "sent") and len(office.to("busy-1@example.cn")) == 1


def test_a_connection_cut_after_data_leaves_it_unsure_until_the_operator_decides(folder):
    entries = {"cut": one("cut"), "deaf": one("deaf"), "lost": one("lost")}
    with Office() as office:
        shared = posted(office, entries)
        mails = deliver(shared, expect=(3,))
        assert [mails[name]["state"] for name in entries] == ["unsure", "unsure", "sent"], mails
        said = shared.failing("deliver", MONTH)[1]
        assert f"fupin deliver {MONTH} --resend cut" in said and f"fupin deliver {MONTH} --arrived cut" in said, said
        assert office.asked["cut@example.cn"] == office.asked["deaf@example.cn"] == 1, "none is sent again by itself"
        assert f"fupin deliver {MONTH} --resend deaf" in shared.run("status")
        assert deliver(shared, "--arrived", "cut", expect=(3,))["cut"]["state"] == "sent"
        shared.recipients(entries | {"deaf": one("hearing")})
        deliver(shared, "--resend", "deaf")
        [first], [second] = office.to("cut@example.cn"), office.to("hearing@example.cn")
        assert second["message-id"].startswith("<" + mails["deaf"]["message_id"]) and first["message-id"] != second["message-id"]
        deliver(shared)
        assert office.asked["hearing@example.cn"] == office.asked["cut@example.cn"] == 1


def test_a_letter_that_is_too_large_is_packed_and_cut_and_put_together_again(folder):
    with Office() as office:
        shared = posted(office, {"small": one("small")}, {"most_bytes": 32768})
        whole = content(shared.kept(f"prefecture/{BOOK}"))
        deliver(shared)
        messages = office.messages()
        assert len(messages) >= 2 and all(len(raw) <= 32768 for _, raw, _ in office.letters), len(messages)
        assert [m["subject"] for m in messages] == [f"扶贫小额信贷月通报（2018年1月）（{i + 1}/{len(messages)}）" for i in range(len(messages))]
        assert len({m["message-id"] for m in messages}) == len(messages)
        pieces = dict(item for m in messages for item in attachments(m).items())
        assert list(pieces) == [f"扶贫小额信贷月通报_2018-01.zip.{i + 1:03}" for i in range(len(messages))], list(pieces)
        with zipfile.ZipFile(io.BytesIO(b"".join(pieces.values()))) as packed:
            assert packed.namelist() == [BOOK] and packed.read(BOOK) == whole


def test_a_dry_run_sends_nothing_and_names_everything(folder):
    with Office() as office:
        shared = posted(office, {"dry": one("dry"), "C532322": one("sbx", role="county", of='"532322"')})
        told = {entry["recipient"]: entry for entry in shared.home.json("deliver", MONTH, "--dry-run")["recipients"]}
        assert told["dry"]["attachments"] == [f"prefecture/{BOOK}"] and not told["dry"]["encrypted"] and told["dry"]["state"] == "new"
        assert told["C532322"]["encrypted"] and told["C532322"]["addresses"] == "sbx@example.cn"
        assert office.letters == [] and not office.asked
        assert shared.failing("deliver", MONTH, "--resend", "whoever")[0] == 2
    shared.settings()
    status, said = shared.failing("deliver", MONTH)
    assert status == 2 and "mail.host" in said, said


def kill(shared, office, dice):
    """Begins a delivery and kills it at a random moment, mostly after it has spoken to the server; whether it was killed."""
    spoken = sum(office.asked.values())
    going = subprocess.Popen(shared.home.command("--quiet", "deliver", MONTH), env=shared.home.environment, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    if dice.random() < 0.85:
        until(lambda: sum(office.asked.values()) > spoken or going.poll() is not None, 30)
    try:
        going.wait(dice.uniform(0, 0.25))
        return False
    except subprocess.TimeoutExpired:
        going.kill()
        going.wait()
        return True


def test_deliveries_killed_at_random_send_nothing_twice_and_lose_nothing_unnoticed(folder):
    """After each kill three more recipients wait, so that every delivery has something to send."""
    kills, killed, entries = int(os.environ.get("FUPIN_MAIL_KILLS", "16")), 0, {}
    dice = random.Random(5)
    with Office(pause=0.04) as office:
        while killed < kills:
            entries |= {f"k{len(entries) + i}": one(f"k{len(entries) + i}") for i in range(3)}
            shared = posted(office, entries)
            killed += kill(shared, office, dice)
        office.pause = 0.0
        mails = deliver(shared, expect=(0, 3))
        said = shared.failing("deliver", MONTH)[1]
    unsure = {name for name in entries if mails[name]["state"] == "unsure"}
    arrivals = collections.Counter(address for addresses, _, _ in office.letters for address in addresses)
    for name in entries:
        arrived = arrivals[f"{name}@example.cn"]
        assert arrived <= 1, f"{name} got {arrived}"
        assert arrived == 1 or name in unsure, f"{name} is {mails[name]['state']} and has not arrived"
        assert mails[name]["state"] in ("sent", "unsure"), mails[name]
        assert (f"--resend {name};" in said) == (name in unsure), name
    assert 0 < len(unsure) <= killed, "a kill leaves at most the one that was on its way"
    print(f"    {killed} killed, {len(entries)} letters, {len(unsure)} unsure, of which "
          f"{sum(arrivals[f'{name}@example.cn'] for name in unsure)} had arrived", flush=True)
