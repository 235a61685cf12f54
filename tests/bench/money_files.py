#!/usr/bin/python3
"""Files of invented households, notes and deposit postings: money_files.py FOLDER [NOTES] [POSTINGS] [MONTHS].

Notes of 36 months from 2016-01, postings of the last MONTHS of them (36).  Each note is paid into its household's account and
goes the ways that money goes: spent in pieces, handed on to kin and from there further, gathered by a company or a person, left
alone; the other postings are the account's own life.  One loan file, one roster, and of postings one file a month; in
FOLDER/night, the file of a night on which 1 % more come: most of the first days of 2019, one in twenty up to two months late.
"""
import os
import random
import sys
from datetime import date, timedelta

MONTHS = [date(2016 + m // 12, m % 12 + 1, 1) for m in range(37)]
NIGHT = date(2019, 1, 6)
HEAD = ("bank_code,txn_no,txn_seq,account_no,account_name,id_no,note_no,txn_date,txn_time,txn_type,direction,amount,"
        "counterparty_account,counterparty_name,cash_flag,reversal_flag\n")
LOAN_HEAD = ("bank_code,note_no,borrower_name,id_no,township_code,amount,balance,rate,disbursed_on,due_on,guarantee,purpose,"
             "grant_type,grade,status,disbursement_account,disbursement_name\n")
ROSTER_HEAD = ("county_name,township_name,village_name,household_no,person_no,person_name,id_no,relation_to_head,"
               "ident_standard,exit_status,first_ident_date\n")
WEIGHTS = [2 ** (17 - i) % 11 for i in range(17)]
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴", "甲乙丙丁戊己庚辛壬癸"


def identity(n):
    text = f"532301{1950 + n % 45}{n // 45 % 12 + 1:02d}{n // 540 % 28 + 1:02d}{n // 15120:03d}"
    return text + "10X98765432"[sum(int(c) * w for c, w in zip(text, WEIGHTS)) % 11]


def name(n):
    return SURNAMES[n % 10] + GIVEN[n // 10 % 10] + GIVEN[n // 100 % 10]


def account(n):
    return f"62170{n:014d}"


class Writer:
    def __init__(self, folder, months):
        self.first = 36 - months
        os.makedirs(os.path.join(folder, "night"), exist_ok=True)
        self.files = [open(os.path.join(folder, f"account_txn_NX301_{(after - timedelta(1)):%Y%m%d}.csv"), "w", encoding="utf-8")
                      for after in MONTHS[1 + self.first:]]
        self.night = open(os.path.join(folder, "night", f"account_txn_NX301_{NIGHT:%Y%m%d}.csv"), "w", encoding="utf-8")
        self.is_night, self.count = False, 0
        for out in [*self.files, self.night]:
            out.write(HEAD)

    def add(self, owner, day, credit, amount, other=None, kind="转账", owner_name=None):
        month = (day.year - 2016) * 12 + day.month - 1 - self.first
        if not self.is_night and not 0 <= month < len(self.files):
            return
        self.count += 1
        n, dice = self.count, self.count * 7919
        to, to_name = other or ("", "")
        cash = "现" if kind.startswith("现金") else "转"
        (self.night if self.is_night else self.files[month]).write(
            f"NX301,{n},1,{account(owner)},{owner_name or name(owner)},{'' if owner_name else identity(owner)},,{day},"
            f"{8 + dice % 10:02d}:{dice // 10 % 60:02d}:{dice // 600 % 60:02d},{kind},{'贷' if credit else '借'},{amount},{to},{to_name},{cash},正常\n")

    def pay(self, source, target, day, amount, target_name=None):
        self.add(source, day, False, amount, (account(target), target_name or name(target)))
        self.add(target, day, True, amount, (account(source), name(source)), owner_name=target_name)


def live(write, dice, owner, day, kin, notes):
    """The way of one note's 50,000."""
    way = dice.random()
    after = lambda most: day + timedelta(dice.randrange(1, most))
    write.add(owner, day, True, 50000, ("", "贷款户"), "贷款发放")
    if way < .55:
        for piece in (20000, 15000, 10000, 5000):
            if dice.random() < .5:
                write.add(owner, after(80), False, piece, None, "现金支取")
            else:
                write.add(owner, after(80), False, piece, ("", f"第{dice.randrange(500)}农资经营部"))
    elif way < .75:
        first, second = kin + dice.randrange(notes // 4), kin + dice.randrange(notes // 4)
        later = after(20)
        write.pay(owner, first, later, 40000)
        write.pay(first, second, later + timedelta(dice.randrange(1, 20)), 30000)
        write.add(second, later + timedelta(30), False, 20000, None, "现金支取")
    elif way < .85:
        hub = dice.randrange(300)
        write.pay(owner, 900000000 + hub, after(10), 50000, f"第{hub}种植专业合作社")
    elif way < .9:
        write.pay(owner, kin + dice.randrange(200), after(10), 45000)


def everyday(write, dice, notes, first, days):
    """A posting of an account's own life, on one of `days` days."""
    write.add(dice.randrange(notes + notes // 4), first + timedelta(dice.randrange(days)), dice.random() < .5, dice.randrange(50, 3000),
              ("", "学校食堂") if dice.random() < .5 else None, "消费" if dice.random() < .5 else "其他")


def main():
    folder, notes = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60000
    postings = int(sys.argv[3]) if len(sys.argv) > 3 else 2000000
    months = int(sys.argv[4]) if len(sys.argv) > 4 else 36
    dice, kin = random.Random(1), notes
    os.makedirs(folder, exist_ok=True)
    write = Writer(folder, months)
    loans = open(os.path.join(folder, "loan_NX301_20181231.csv"), "w", encoding="utf-8")
    roster = open(os.path.join(folder, "roster_FPB_20151231.csv"), "w", encoding="utf-8")
    loans.write(LOAN_HEAD)
    roster.write(ROSTER_HEAD)
    for n in range(notes):
        day = date(2016, 1, 1) + timedelta(dice.randrange(1096))
        roster.write(f"楚雄市,鹿城镇,北浦村,H{n},P{n},{name(n)},{identity(n)},户主,国家标准,未脱贫,2014-01-01\n")
        loans.write(f"NX301,JJ{n},{name(n)},{identity(n)},532301101,50000,50000,4.75,{day},{day + timedelta(1000)},信用,养牛,新增,正常,正常,"
                    f"{account(n)},{name(n)}\n")
        live(write, dice, n, day, kin, notes)
    first = MONTHS[write.first]
    while write.count < postings:
        everyday(write, dice, notes, first, (MONTHS[-1] - first).days)
    write.is_night = True
    while write.count < postings + postings // 100:
        late = dice.random() < .05
        if dice.random() < .1:
            write.pay(dice.randrange(notes), kin + dice.randrange(notes // 4), NIGHT - timedelta(dice.randrange(6)), dice.randrange(100, 9000))
        else:
            everyday(write, dice, notes, NIGHT - timedelta(66 if late else 5), 60 if late else 6)
    print(f"{notes} notes, {postings} postings, {write.count - postings} more on the night")


if __name__ == "__main__":
    main()
