"""Random postings of a few households, persons and companies at two banks, as files that come night for night."""
import random
from datetime import date, timedelta

HEAD = ("bank_code,txn_no,txn_seq,account_no,account_name,id_no,note_no,txn_date,txn_time,txn_type,direction,amount,"
        "counterparty_account,counterparty_name,cash_flag,reversal_flag\n")
LOAN_HEAD = ("bank_code,note_no,borrower_name,id_no,township_code,amount,balance,rate,disbursed_on,due_on,guarantee,purpose,"
             "grant_type,grade,status,disbursement_account,disbursement_name\n")
ROSTER_HEAD = ("county_name,township_name,village_name,household_no,person_no,person_name,id_no,relation_to_head,"
               "ident_standard,exit_status,first_ident_date\n")
FIRST_DAY = date(2018, 1, 2)


def identity(number):
    """A right identity number of nobody: the check character by GB 11643."""
    text = f"53230119{60 + number % 30}0101{number:03d}"
    weights = [2 ** (17 - i) % 11 for i in range(17)]
    return text + "10X98765432"[sum(int(c) * w for c, w in zip(text, weights)) % 11]


class Money:
    def __init__(self, seed, households=6, days=50):
        self.dice, self.days, self.rows, self.notes = random.Random(seed), days, [], []
        self.owners = {}
        for n in range(households):
            self.owners[f"6201{n:04d}"] = (f"王家{'甲乙丙丁戊己庚辛'[n]}", identity(100 + n))
        for n in range(4):
            self.owners[f"6202{n:04d}"] = (f"李{'东西南北'[n]}方", identity(200 + n))
        self.owners["62030001"] = ("兴旺养殖专业合作社", "")
        self.payees = [("62090001", "赵外人"), ("62090002", "远方建材有限公司"), ("", "待清算资金"), ("", "")]
        self.households = households

    def day(self):
        return FIRST_DAY + timedelta(self.dice.randrange(self.days))

    def add(self, account, credit, amount, other=("", ""), **differs):
        name, number = self.owners[account]
        row = {"bank_code": "NX301" if account[-1] in "02468" else "ABC", "txn_no": f"T{len(self.rows):05d}", "account_no": account,
               "account_name": name, "id_no": number if credit or self.dice.random() < .7 else "", "note_no": "", "txn_date": self.day(),
               "txn_time": f"{self.dice.randrange(8, 12):02d}:00:00" if self.dice.random() < .6 else "", "txn_type": "转账",
               "direction": "贷" if credit else "借", "amount": amount, "counterparty_account": other[0],
               "counterparty_name": other[1], "cash_flag": "转", "reversal_flag": "正常", **differs}
        self.rows.append(row)
        return row

    def pay(self):
        source, target = self.dice.sample(sorted(self.owners), 2)
        amount = 100 * self.dice.randrange(1, 30)
        debit = self.add(source, False, amount, (target, self.owners[target][0]))
        differs = {"txn_date": debit["txn_date"], "txn_time": debit["txn_time"]}
        if self.dice.random() < .25:
            differs = {"txn_date": debit["txn_date"] + timedelta(self.dice.randrange(-1, 2))}
        self.add(target, True, amount, (source, self.owners[source][0]), **differs)

    def reverse(self):
        """Takes back an earlier posting: by a posting of its own, or by a negative amount."""
        original = self.dice.choice(self.rows)
        day = original["txn_date"] + timedelta(self.dice.randrange(3))
        turned = {"借": "贷", "贷": "借"}[original["direction"]]
        differs = {"direction": turned} if self.dice.random() < .5 else {"amount": -abs(original["amount"])}
        if original["amount"] > 0:
            self.rows.append({**original, "txn_no": f"T{len(self.rows):05d}", "txn_date": day, "reversal_flag": "冲补抹", **differs})

    def grant(self):
        account = self.dice.choice(sorted(self.owners)[:self.households])
        name, number = self.owners[account]
        note = {"bank": "NX301", "note": f"JJ{len(self.notes)}", "name": name, "id": number, "amount": 3000, "day": self.day(),
                "account": account}
        self.notes.append(note)
        if self.dice.random() < .8:
            named = {"note_no": note["note"], "bank_code": "NX301"} if self.dice.random() < .5 else {}
            self.add(account, True, 3000, ("", "贷款户"), txn_type="贷款发放", txn_date=note["day"], **named)

    def draw(self, steps):
        for step in range(steps):
            if step % 20 == 0:
                self.grant()
            self.dice.choices([self.pay, self.one, self.reverse], [6, 3, 1])[0]()

    def one(self):
        account, kind = self.dice.choice(sorted(self.owners)), self.dice.randrange(4)
        amount = 100 * self.dice.randrange(1, 30)
        if kind == 0:
            self.add(account, True, amount)
        elif kind == 1:
            self.add(account, False, amount, txn_type="现金支取", cash_flag="现")
        else:
            self.add(account, False, amount, self.dice.choice(self.payees))

    def roster(self):
        return ROSTER_HEAD + "".join(
            f"楚雄市,鹿城镇,北浦村,H{n},P{n},{name},{number},户主,国家标准,未脱贫,2014-01-01\n"
            for n, (name, number) in enumerate(sorted(self.owners.values())[:0] + [self.owners[a] for a in sorted(self.owners)[:self.households]]))

    def ledger(self, until):
        return LOAN_HEAD + "".join(
            f"NX301,{n['note']},{n['name']},{n['id']},532301101,{n['amount']},{n['amount']},4.75,{n['day']},2021-01-01,信用,养羊,新增,正常,正常,"
            f"{n['account']},{n['name']}\n" for n in self.notes if n["day"] <= until)

    @staticmethod
    def postings(rows):
        return HEAD + "".join(",".join(str(value) for value in (
            row["bank_code"], row["txn_no"], 1, row["account_no"], row["account_name"], row["id_no"], row["note_no"], row["txn_date"],
            row["txn_time"], row["txn_type"], row["direction"], row["amount"], row["counterparty_account"],
            row["counterparty_name"], row["cash_flag"], row["reversal_flag"])) + "\n" for row in rows)
