"""The rules that follow money, from files to flags: what each must find, what it must pass over, values at and beside its thresholds."""
import csv
import io
from datetime import date, timedelta

from conditions import agree
from money import identity
from test_commands import fresh

LOAN = ("bank_code note_no borrower_name id_no township_code amount balance rate disbursed_on due_on guarantee purpose grant_type grade "
        "status payment_mode disbursement_account disbursement_name").split()
POSTING = ("bank_code txn_no txn_seq account_no account_name id_no note_no txn_date txn_time txn_type direction amount "
           "counterparty_account counterparty_name cash_flag reversal_flag summary agent_name agent_id_no").split()
ROSTER = ("county_name township_name village_name household_no person_no person_name id_no relation_to_head ident_standard "
          "exit_status first_ident_date").split()
END = date(2018, 6, 30)
GRANT = date(2018, 4, 10)


def table(columns, rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def fen(amount):
    return f"{amount // 100}.{amount % 100:02d}"


class Village:
    """Households of two (the second is the first one's wife), their notes of 10,000 yuan, and every posting."""

    def __init__(self):
        self.people, self.notes, self.deposits, self.loans, self.watched, self.expected = [], {}, [], [], [], set()

    def family(self):
        n = len(self.people) // 2
        for member, name in enumerate((f"王{chr(0x4e00 + n)}大", f"李{chr(0x4e00 + n)}妹")):
            self.people.append({"household_no": f"H{n}", "person_no": f"P{n}{member}", "person_name": name, "id_no": identity(2 * n + member + 1),
                                "account": f"62{n:05d}{member}"})
        return self.people[-2:]

    def post(self, account, name, number, amount, credit, day, **more):
        self.deposits.append({"bank_code": "NX301", "txn_no": f"T{len(self.deposits)}", "txn_seq": 1, "account_no": account, "account_name": name,
                              "id_no": number, "txn_date": day, "txn_type": "转账", "direction": "贷" if credit else "借", "amount": fen(amount),
                              "cash_flag": "转", "reversal_flag": "正常", **more})

    def loan_post(self, note, kind, amount, day, payer=("", ""), **more):
        self.loans.append({"bank_code": "NX301", "txn_no": f"L{len(self.loans)}", "txn_seq": 1, "account_no": "99" + note["note_no"],
                           "account_name": note["borrower_name"], "note_no": note["note_no"], "txn_date": day, "txn_type": kind,
                           "direction": "借" if kind == "贷款发放" else "贷", "amount": fen(amount), "counterparty_account": payer[0],
                           "counterparty_name": payer[1], "reversal_flag": "正常", **more})

    def grant(self, day=GRANT, into=None, amount=1000000, silent=False, **more):
        """A note of a new family, paid into the borrower's account or that of `into` (account, name)."""
        borrower, wife = self.family()
        note_no = f"JJ{len(self.notes)}"
        account, name = into or (borrower["account"], borrower["person_name"])
        note = {"bank_code": "NX301", "note_no": note_no, "borrower_name": borrower["person_name"], "id_no": borrower["id_no"],
                "township_code": "532301101", "amount": amount, "owed": amount, "rate": "4.35", "disbursed_on": day, "due_on": "2020-01-01",
                "guarantee": "信用", "purpose": "养羊", "grant_type": "新增", "grade": "正常", "status": "正常", "payment_mode": "自主支付",
                "disbursement_account": account, "disbursement_name": name, "borrower": borrower, "wife": wife, **more}
        self.notes[note_no] = note
        self.loan_post(note, "贷款发放", amount, day)
        if not silent:
            self.post(account, name, borrower["id_no"] if not into else "", amount, True, day, txn_type="贷款发放", note_no=note_no)
        return note

    def pay(self, note, to, amount, after=1, who="borrower", **more):
        """From the borrower's (or the wife's) account to (account, name)."""
        person = note[who]
        self.post(person["account"], person["person_name"], person["id_no"], amount, False, note["disbursed_on"] + timedelta(after),
                  counterparty_account=to[0], counterparty_name=to[1], **more)

    def receive(self, note, of, amount, after, **more):
        person = note["borrower"]
        self.post(person["account"], person["person_name"], person["id_no"], amount, True, note["disbursed_on"] + timedelta(after),
                  counterparty_account=of[0], counterparty_name=of[1], **more)

    def repay(self, note, amount, payer, after=20, **more):
        note["owed"] -= amount
        self.loan_post(note, "贷款还本", amount, note["disbursed_on"] + timedelta(after), payer, **more)

    def must(self, rule, *subjects, severity):
        self.expected |= {(rule, subject, severity) for subject in subjects}

    def must_note(self, rule, *notes, severity):
        self.must(rule, *(f"NX301/{note['note_no']}" for note in notes), severity=severity)

    def files(self):
        yield "roster_FPB_20171231.csv", table(ROSTER, [
            {"county_name": "楚雄市", "township_name": "鹿城镇", "village_name": "北浦村", "relation_to_head": "户主", "ident_standard": "国家标准",
             "exit_status": "未脱贫", "first_ident_date": "2014-01-01", **{k: v for k, v in p.items() if k in ROSTER}} for p in self.people])
        yield "loan_NX301_20180630.csv", table(LOAN, [
            {**{k: v for k, v in n.items() if k in LOAN}, "amount": fen(n["amount"]), "balance": fen(n["owed"])} for n in self.notes.values()])
        yield "account_txn_NX301_20180630.csv", table(POSTING, self.deposits)
        yield "loan_txn_NX301_20180630.csv", table(POSTING, self.loans)
        yield "watchlist_FPB_20180630.csv", table(["list", "name", "id_no", "account_no"], self.watched)


def paid_into_strangers_accounts(v):
    v.must_note("XFR-01", v.grant(into=("6290001", "赵外人")), severity="high")
    v.must_note("XFR-01", v.grant(into=("6290002", "赵外人二"), silent=True), severity="high")  # the ledger alone tells it
    v.watched.append({"list": "农资供应商", "name": "丰收农资经营部", "id_no": "", "account_no": "6290003"})
    v.grant(into=("6290003", "丰收农资经营部"), payment_mode="受托支付")
    v.must_note("XFR-01", v.grant(into=("6290003", "丰收农资经营部")), severity="high")
    v.grant(into=("6290004", ""), silent=True)                                                  # a blank name says nothing
    own = v.grant(silent=True)
    own["disbursement_account"], own["disbursement_name"] = own["wife"]["account"], own["wife"]["person_name"]


def used_by_organisations(v):
    def sink(account, name, share, households, after=1):
        notes = [v.grant() for _ in range(households)]
        for note in notes:
            v.pay(note, (account, name), share, after)
        return notes
    sink("6291001", "兴旺养殖公司", 800000, 5)
    v.must("XFR-02", "6291001", severity="medium")
    sink("6291002", "三户养殖公司", 800000, 3)
    v.must("XFR-02", "6291002", severity="low")
    sink("6291003", "两户养殖公司", 1000000, 2)
    sink("6291004", "不足养殖公司", 799999, 5)
    sink("6291005", "迟到养殖公司", 1000000, 5, after=31)
    sink("6291006", "准时养殖公司", 1000000, 5, after=30)
    v.must("XFR-02", "6291006", severity="medium")
    v.watched.append({"list": "带动主体", "name": "龙头合作社", "id_no": "", "account_no": "6291007"})
    sink("6291007", "龙头合作社", 1000000, 6)
    v.must("XFR-02", "6291007", severity="low")
    v.must_note("USE-02", *sink("6291008", "彝州置业公司", 1000000, 5), severity="high")
    v.must("XFR-02", "6291008", severity="high")
    notes = sink("6291009", "代还养殖公司", 1000000, 5)
    for note in notes[:3]:
        v.repay(note, 100000, ("6291009", "代还养殖公司"))
    v.must("XFR-02", "6291009", severity="high")
    v.must("XFR-05", "6291009", severity="high")
    for note in [v.grant() for _ in range(5)]:                                                   # two accounts of one organisation
        v.pay(note, ("6291011", "双户头养殖公司"), 500000)
        v.pay(note, ("6291010", "双户头养殖公司"), 450000)
    v.must("XFR-02", "6291011", severity="medium")
    v.watched.append({"list": "农资供应商", "name": "种苗公司", "id_no": "", "account_no": "6291012"})
    sink("6291012", "种苗公司", 1000000, 5)


def used_by_persons(v):
    def sink(account, name, households, who="borrower"):
        notes = [v.grant() for _ in range(households)]
        for note in notes:
            v.pay(note, (account, name), 900000)
        return notes
    sink("6292001", "钱老板", 3)
    v.must("XFR-03", "6292001", severity="high")
    sink("6292002", "钱老二", 2)
    member = v.grant()                                                                           # a villager whose own note stays his own
    sink(member["wife"]["account"], member["wife"]["person_name"], 2)
    v.pay(member, (member["wife"]["account"], member["wife"]["person_name"]), 1000000)
    neighbour = v.grant()                                                                        # a person of the roster counts
    v.pay(neighbour, ("", ""), 1000000, txn_type="现金支取", cash_flag="现")
    sink(neighbour["borrower"]["account"], neighbour["borrower"]["person_name"], 3)
    v.must("XFR-03", neighbour["borrower"]["account"], severity="high")


def repaid_by_others(v):
    child, half, blank, fund = v.grant(), v.grant(), v.grant(), v.grant()
    v.repay(child, 100000, ("6293001", "王在外"))
    v.repay(child, 100000, (child["borrower"]["account"], child["borrower"]["person_name"]), after=21)
    v.must_note("XFR-04", child, severity="low")
    v.repay(half, 99999, ("6293002", "王在外"))
    v.repay(half, 100001, (half["wife"]["account"], half["wife"]["person_name"]), after=21)
    v.repay(blank, 100000, ("", ""))
    v.repay(fund, 100000, ("6293003", "楚雄市扶贫小额信贷风险补偿金专户"))
    for note in [v.grant() for _ in range(3)]:
        v.repay(note, 100000, ("6293004", "孙代还"))
    v.must("XFR-05", "6293004", severity="medium")
    for note in [v.grant() for _ in range(2)]:
        v.repay(note, 100000, ("6293005", "孙少还"))
        v.must_note("XFR-04", note, severity="low")
    back = v.grant()                                                                             # repaid by a stranger, and taken back
    v.loan_post(back, "贷款还本", 100000, GRANT + timedelta(20), ("6293004", "孙代还"))
    v.loan_post(back, "贷款还本", 100000, GRANT + timedelta(21), ("6293004", "孙代还"), direction="借", reversal_flag="冲补抹")


def lent_on(v):
    def lend(after, share, payments, account):
        note = v.grant()
        v.pay(note, (account, "周借款"), share, after)
        for n, amount in enumerate(payments):
            v.receive(note, (account, "周借款"), amount, 20 + n)
        return note
    v.must_note("XFR-06", lend(7, 800000, [10000, 10900, 9100], "6294001"), severity="high")
    lend(8, 800000, [10000, 10000, 10000], "6294002")
    lend(7, 799999, [10000, 10000, 10000], "6294003")
    lend(7, 800000, [10000, 11001, 10000], "6294004")
    lend(7, 800000, [10000, 10000], "6294005")


def paid_dividends(v):
    def share(account, name, borrowers, days, amount):
        for note in [v.grant() for _ in range(borrowers)]:
            v.pay(note, (account, name), 300000)
            for day in days:
                v.receive(note, (account, name), amount, day)
    share("6295001", "分红合作社", 3, [30, 60], 20000)                                             # 4 % in all
    v.must("XFR-07", "6295001", severity="medium")
    share("6295002", "一次合作社", 3, [30], 50000)
    share("6295003", "两人合作社", 2, [30, 60], 30000)
    share("6295004", "太少合作社", 3, [30, 60], 19999)
    share("6295005", "太多合作社", 3, [30, 60], 60001)


def put_to_forbidden_uses(v):
    enough, little, late, listed = v.grant(), v.grant(), v.grant(), v.grant()
    v.pay(enough, ("6296001", "大理汽车销售公司"), 300000, after=60)
    v.pay(little, ("6296001", "大理汽车销售公司"), 299999)
    v.pay(late, ("6296001", "大理汽车销售公司"), 900000, after=61)
    v.watched.append({"list": "融资平台", "name": "彝州开投公司", "id_no": "", "account_no": "6296002"})
    v.pay(listed, ("6296002", "彝州开投公司"), 300000)
    v.must_note("USE-02", enough, listed, severity="high")

    def repay_other(after, amount, other="JJ0", **more):
        note = v.grant(**more)
        v.pay(note, ("", ""), amount, after, txn_type="贷款还本", note_no=other or note["note_no"])
        return note
    v.must_note("USE-03", repay_other(3, 500000), severity="medium")
    repay_other(4, 1000000)
    repay_other(3, 499999)
    repay_other(1, 1000000, grant_type="借新还旧")
    repay_other(1, 1000000, other=None)

    deposit, less, late = v.grant(), v.grant(), v.grant()
    v.pay(deposit, ("6296003", ""), 500000, after=30, summary="转存定期一年")
    v.pay(less, ("6296003", ""), 499999, after=30, summary="转存定期一年")
    v.pay(late, ("6296003", ""), 1000000, after=31, summary="转存定期一年")
    v.must_note("USE-04", deposit, severity="medium")

    idle, used, young = v.grant(END - timedelta(90)), v.grant(END - timedelta(90)), v.grant(END - timedelta(89))
    v.pay(idle, ("6296004", "种羊养殖户"), 200000, after=90)
    v.pay(used, ("6296004", "种羊养殖户"), 200001, after=90)
    v.must_note("USE-05", idle, severity="low")
    assert young
    untold = v.grant(END - timedelta(90), silent=True)                                           # the bank does not tell the disbursement
    v.receive(untold, ("6296005", "收羊人"), 100000, 30)


def drawn_by_agents(v):
    agents = [identity(n) for n in range(900, 904)]

    def draw(agent, households, after=10, **more):
        for note in [v.grant() for _ in range(households)]:
            v.pay(note, ("", ""), 500000, after, **{"txn_type": "现金支取", "cash_flag": "现", "agent_name": "吴代办", "agent_id_no": agent, **more})
    draw(agents[0], 3)
    v.must("WHO-09", agents[0], severity="high")
    draw(agents[1], 2)
    draw(agents[2], 3, after=11)
    draw(agents[3], 3, txn_type="贷款还本", cash_flag="转", note_no="JJ0")
    own = v.grant()
    v.pay(own, ("", ""), 500000, txn_type="现金支取", cash_flag="现", agent_name=own["wife"]["person_name"], agent_id_no=agents[1])
    v.must("WHO-09", agents[1], severity="high")                                                 # the third household makes it one
    helped = v.grant()
    v.pay(helped, ("", ""), 500000, txn_type="现金支取", cash_flag="现", agent_name="妻", agent_id_no=helped["wife"]["id_no"])


def made_up(v):
    wrong, right = v.grant(date(2018, 6, 10)), v.grant(date(2018, 6, 10))
    wrong["owed"] -= 1
    v.must_note("DAT-03", wrong, severity="medium")
    v.repay(right, 100000, ("", ""), after=5)

    dressed, taken_back, early, kept = (v.grant(date(2018, 5, day)) for day in (29, 31, 28, 31))
    v.repay(dressed, 800000, ("", ""), after=7)                                                   # the 5th
    v.loan_post(taken_back, "贷款发放", 1000000, date(2018, 6, 2), direction="贷", reversal_flag="冲补抹")
    v.repay(early, 1000000, ("", ""), after=8)
    v.repay(kept, 799999, ("", ""), after=4)
    v.repay(kept, 1, ("", ""), after=6)                                                           # the 6th
    v.must_note("DAT-08", dressed, taken_back, severity="high")


RULES = {f"XFR-0{n}" for n in range(1, 8)} | {f"USE-0{n}" for n in range(2, 6)} | {"WHO-09", "DAT-03", "DAT-08"}


def test_rules_that_follow_money(folder):
    village = Village()
    for story in (paid_into_strangers_accounts, used_by_organisations, used_by_persons, repaid_by_others, lent_on, paid_dividends,
                  put_to_forbidden_uses, drawn_by_agents, made_up):
        story(village)
    home = fresh(folder)
    for name, text in village.files():
        home.put(name, text)
    home.run("--quiet", "nightly", "--date", "2018-06-30", expect=(0, 3))
    assert all(file["verdict"] == "accepted" and file["rejected"] == 0 for file in home.json("files")), home.json("files")
    home.run("--quiet", "report", "2018-06")
    flags = home.table("2018-06", "flags.csv")
    found = {(f["rule_id"], f["subject_id"], f["severity"]) for f in flags if f["rule_id"] in RULES}
    assert found == village.expected, {"missed": sorted(village.expected - found), "wrong": sorted(found - village.expected)}
    assert not {f["rule_id"] for f in flags if "{" in f["finding"]}
    assert not [f["flag_id"] for f in flags for n in range(900, 904) if identity(n) in f["finding"] + f["evidence"]], "agents are masked"
    assert {"XFR-01", "XFR-02", "XFR-03", "XFR-04", "XFR-05", "XFR-06", "USE-02", "USE-03", "USE-04", "USE-05", "WHO-09"} <= agree(home, 11)
