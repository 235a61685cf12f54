"""Small mails, through the same server: receipts, reminders, the morning mail, the word when no night ran; each once."""
import io
import json
import os
import subprocess

import openpyxl

from letters import WORD, Letters, plain
from postoffice import Office, free_port
from test_commands import DUTY, LOAN, LOAN_HEADER

BAD_ROW = LOAN[len(LOAN_HEADER):].replace("JJ1,", "JJ2,").replace("50000.00,50000.00", "50000.00,abc")
RECIPIENTS = {
    "NX301": {"name": "楚雄市农村信用合作联社", "sender": "NX301", "to": "[xd@nx301.example.cn]"},
    "FPB": {"name": "楚雄州扶贫办", "sender": "FPB", "to": "[sj@fpb.example.cn]"},
    "operator": {"role": "operator", "to": "[zb@fpb.example.cn]"},
}
BANK, FPB, OPERATOR = "xd@nx301.example.cn", "sj@fpb.example.cn", "zb@fpb.example.cn"


def home_with(folder, office, words=WORD):
    made = Letters(folder)
    made.settings(*office.settings(tries=1))
    made.recipients(RECIPIENTS)
    made.secrets(words)
    made.run("init")
    made.run("start")
    return made


def ledger(bad=True):
    """Forty good rows, and one whose balance is no number."""
    row = LOAN[len(LOAN_HEADER):]
    return LOAN_HEADER + "".join(row.replace("JJ1,", f"JJ1{n:02},") for n in range(40)) + (BAD_ROW if bad else "")


def text_of(message):
    return message.get_body(("plain",)).get_content()


def night(made, day, expect=(0, 3)):
    return made.home.json("nightly", "--date", day, expect=expect)


def test_a_sender_gets_a_receipt_the_same_night_with_his_rejects_in_an_envelope(folder):
    with Office() as office:
        made = home_with(folder, office)
        made.home.put("duty_FPB_20171231.csv", DUTY)
        made.home.put("loan_NX301_20171231.csv", ledger())
        night(made, "2018-01-05")
        [message] = office.to(BANK)
        text = text_of(message)
        assert message["subject"] == "报送回执（2018-01-05）", message["subject"]
        for said in ("loan_NX301_20171231.csv", "处理结果：已收录", "总行数：41", "入库：40", "退回行：1", "金额合计(元)：2000000.00",
                     "下次报送截止日：2018-02-05（loan）"):
            assert said in text, (said, text)
        [part] = message.iter_attachments()
        assert part.get_filename() == "退回清单_loan_NX301_20171231.xlsx"
        book = openpyxl.load_workbook(io.BytesIO(plain(part.get_content(), WORD["NX301"])))
        assert book.sheetnames == ["退回说明", "退回清单"]
        assert "李发财" not in text and "532301198001011235" not in office.letters[0][1].decode()
        [receipt] = office.to(FPB)
        assert "无退回的行" in text_of(receipt) and not list(receipt.iter_attachments())
        night(made, "2018-01-05")
        assert len(office.to(BANK)) == 1, "a second look at the inbox tells nothing twice"
        made.home.put("loan_NX301_20171231_2.csv", ledger(bad=False))
        night(made, "2018-01-06")
        assert "替代的文件：loan_NX301_20171231.csv" in text_of(office.to(BANK)[1])


def test_without_a_password_the_rejects_stay_here(folder):
    with Office() as office:
        made = home_with(folder, office, words={})
        made.home.put("loan_NX301_20171231.csv", LOAN + BAD_ROW)
        night(made, "2018-01-05")
        [message] = office.to(BANK)
        assert not list(message.iter_attachments()) and "未约定密码" in text_of(message) and "处理结果：待定" in text_of(message)
        made.run("hold", "reject", "loan_NX301_20171231.csv", "--reason", "余额不是数", "--date", "2018-01-05", expect=(0, 3))
        night(made, "2018-01-06")
        assert "处理结果：整份退回" in text_of(office.to(BANK)[1]), "what was decided is told as well"


def test_a_reminder_goes_out_two_days_before_the_due_day_once_with_the_file_awaited(folder):
    with Office() as office:
        made = home_with(folder, office)
        made.home.put("loan_NX301_20171231.csv", LOAN)
        night(made, "2018-01-05")
        for day, reminded in (("2018-02-02", 0), ("2018-02-03", 1), ("2018-02-04", 1)):
            night(made, day)
            found = [m for m in office.to(BANK) if m["subject"].startswith("报送提醒")]
            assert len(found) == reminded, (day, [m["subject"] for m in office.to(BANK)])
        assert "待报文件：loan_NX301_20180131.csv" in text_of(found[0]) and "2018-02-05" in found[0]["subject"]
        made.home.put("loan_NX301_20180131.csv", LOAN)
        night(made, "2018-02-05")
        night(made, "2018-03-03")
        assert len([m for m in office.to(BANK) if m["subject"].startswith("报送提醒")]) == 2, "the next month's"


def test_the_operator_reads_in_the_morning_what_is_to_be_done(folder):
    with Office() as office:
        made = home_with(folder, office)
        made.home.put("loan_NX301_20171231.csv", LOAN + BAD_ROW)
        night(made, "2018-01-05")
        [message] = office.to(OPERATOR)
        assert "命令：fupin rejects loan_NX301_20171231.csv" in text_of(message), text_of(message)
        made.run("watch", "--date", "2018-01-05")
        assert len(office.to(OPERATOR)) == 1, "the night has run, and he has heard of it"


def test_a_night_with_the_mail_server_away_ends_as_any_and_the_next_one_sends(folder):
    with Office() as office:
        made = home_with(folder, office)
        made.settings(*office.settings(tries=1, port=free_port()))
        made.home.put("duty_FPB_20171231.csv", DUTY)
        assert night(made, "2018-01-05", expect=(0,))["exit_status"] == 0
        assert office.letters == [] and "邮件未发" in made.run("--lang", "zh", "status")
        made.settings(*office.settings(tries=1))
        night(made, "2018-01-06")
        assert [m["subject"] for m in office.to(FPB)] == ["报送回执（2018-01-05）"]
        assert len(office.to(OPERATOR)) == 2


def test_without_a_mail_server_no_letter_is_written(folder):
    with Office() as office:
        made = home_with(folder, office)
        made.settings()
        made.home.put("duty_FPB_20171231.csv", DUTY)
        night(made, "2018-01-05", expect=(0,))
        assert made.home.rows("select count(*) as n from mail.letter") == [{"n": 0}]


def test_when_no_night_ran_the_operator_hears_of_it_once_even_without_a_database(folder):
    with Office() as office:
        made = home_with(folder, office)
        made.run("watch", "--date", "2018-01-05", expect=(3,))
        made.run("watch", "--date", "2018-01-05", expect=(3,))
        [message] = office.to(OPERATOR)
        assert message["subject"] == "【未运行】夜间任务：2018-01-05" and "fupin nightly --date 2018-01-05" in text_of(message)
        made.settings('database: "host=/nowhere dbname=nothing"', *office.settings(tries=1))
        made.run("watch", "--date", "2018-01-06", expect=(3,))
        assert "数据库无法连接" in text_of(office.to(OPERATOR)[1])
        made.settings(*office.settings(tries=1, port=free_port()))
        assert made.failing("watch", "--date", "2018-01-07")[0] == 1
        made.settings(*office.settings(tries=1))
        made.run("watch", "--date", "2018-01-07", expect=(3,))
        assert len(office.to(OPERATOR)) == 3, "what could not be sent is sent the next time"


def test_a_database_made_anew_from_the_archive_still_knows_what_was_sent(folder):
    with Office() as office:
        made = home_with(folder, office)
        made.home.put("duty_FPB_20171231.csv", DUTY)
        night(made, "2018-01-05")
        sent = len(office.letters)
        before = made.home.rows("select message_id, state from mail.letter order by message_id")
        made.run("rebuild")
        night(made, "2018-01-05")
        after = made.home.rows("select message_id, state from mail.letter order by message_id")
        assert [row for row in after if row in before] == before and len(before) == 2, (before, after)
        assert len(office.to(FPB)) == 1, [m["subject"] for m in office.messages()]
        assert len(office.letters) == sent + 1, "the second night's morning mail"
