#!/usr/bin/python3
"""Postings that recursive SQL can trace too: trace_peer_files.py FOLDER [NOTES] [POSTINGS].

Half a year of two banks: notes paid out, wages, cash, and transfers among households, kin, companies and strangers, over as many
hops as they go; notes mix with each other and with own money; payers overdraw what was told of them; legs are told a day apart, at
one moment, or without a time.

SQL adds up what came in and what went out of an account, and finds a fen by its place in both sums.  That is first in, first out
from the account's beginning, while the tracer's queue begins where traced money arrives.  So that both say the same, one thing
never happens here: money comes to an account that holds none of a note, while own money that was told lies there.  It is drawn in
cash a second before; to know when, this file keeps the queues itself.
"""
import os
import random
import sys
from collections import defaultdict, deque
from datetime import date, timedelta

from money_files import HEAD, LOAN_HEAD, ROSTER_HEAD, account, identity, name

FIRST, DAYS, WINDOW, HOPS, SLOTS = date(2018, 7, 1), 184, 90, 3, 41
BANKS = ("NX301", "ABC")
COMPANIES, STRANGERS = 900000000, 800000000


class Lot:
    """Fens in an account: of a note, that came over so many hops; or of none."""

    def __init__(self, amount, note=None, hop=0, until=0):
        self.amount, self.note, self.hop, self.until = amount, note, hop, until


def same(lot, amount):
    return Lot(amount, lot.note, lot.hop, lot.until)


class Town:
    def __init__(self, folder, notes, dice):
        self.notes, self.dice, self.day, self.slot, self.count = notes, dice, 0, 0, 0
        self.queues = defaultdict(deque)
        self.credited, self.debited, self.live = {}, {}, []
        self.late, self.apart = defaultdict(list), {}
        self.files = {bank: open(os.path.join(folder, f"account_txn_{bank}_20181231.csv"), "w", encoding="utf-8") for bank in BANKS}
        for out in self.files.values():
            out.write(HEAD)

    def now(self):
        return self.day, self.slot

    # --- postings --------------------------------------------------------------------------------------------------

    def clock(self, slot, before=0):
        """The last slot of a day is that of postings without a time."""
        if slot == SLOTS - 1:
            return "23:59:59" if before else ""
        second = 8 * 3600 + slot * 900 - before
        return f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"

    def write(self, owner, credit, amount, other=("", ""), kind="转账", note="", at=None, time=None):
        self.count += 1
        bank = BANKS[owner % 2]
        company = owner >= COMPANIES
        day = FIRST + timedelta(self.day if at is None else at)
        self.files[bank].write(
            f"{bank},{self.count},1,{account(owner)},{self.called(owner)},{'' if company else self.number(owner)},{note},{day},"
            f"{self.clock(self.slot) if time is None else time},{kind},{'贷' if credit else '借'},{amount / 100:.2f},{other[0]},{other[1]},"
            f"{'现' if kind == '现金支取' else '转'},正常\n")

    def called(self, owner):
        if owner >= COMPANIES:
            return f"第{owner - COMPANIES}种植专业合作社"
        return name(self.person(owner))

    def person(self, owner):
        """Each household has a second account, too."""
        return owner - 2 * self.notes if 2 * self.notes <= owner < 3 * self.notes else owner

    def number(self, owner):
        return identity(self.person(owner))

    # --- queues ----------------------------------------------------------------------------------------------------

    def holds(self, owner, day=None):
        """Whether an account holds money of a note whose window is open."""
        return any(lot.note is not None and lot.until >= (self.day if day is None else day) for lot in self.queues[owner])

    def expire(self, owner):
        for lot in self.queues[owner]:
            if lot.until < self.day:
                lot.note = None

    def peek(self, owner, amount):
        self.expire(owner)
        taken = []
        for lot in self.queues[owner]:
            part = min(amount, lot.amount)
            if part:
                taken.append(same(lot, part))
            amount -= part
        return taken + ([Lot(amount)] if amount else [])

    def take(self, owner, amount):
        taken, queue = self.peek(owner, amount), self.queues[owner]
        while queue and amount:
            part = min(amount, queue[0].amount)
            queue[0].amount -= part
            amount -= part
            if queue[0].amount == 0:
                queue.popleft()
        self.debited[owner] = self.now()
        return taken

    def draw_before(self, owner, amount):
        """Own money at the head is drawn in cash a second before now; not if it came or anything left just now."""
        if self.now() in (self.credited.get(owner), self.debited.get(owner)):
            return False
        self.write(owner, False, amount, kind="现金支取", time=self.clock(self.slot, 1))
        self.take(owner, amount)
        del self.debited[owner]
        return True

    def ready(self, owner, pieces):
        """Whether these may come to an account now; it is emptied first if it must be."""
        if self.debited.get(owner) == self.now():
            return False
        self.expire(owner)
        if self.holds(owner) or all(piece.note is None for piece in pieces):
            return True
        lies = sum(lot.amount for lot in self.queues[owner])
        return pieces[0].note is not None and (lies == 0 or self.draw_before(owner, lies))

    def receive(self, owner, pieces):
        self.queues[owner].extend(pieces)
        self.credited[owner] = self.now()
        if any(piece.note is not None for piece in pieces):
            self.live.append(owner)

    # --- what happens ----------------------------------------------------------------------------------------------

    def grant(self, note, amount):
        pieces = [Lot(amount, note, 0, self.day + WINDOW)]
        if not self.ready(note, pieces):
            return False
        self.write(note, True, amount, ("", "贷款户"), "贷款发放", f"JJ{note}")
        self.receive(note, pieces)
        return True

    def wage(self, owner):
        amount = self.dice.randrange(5000, 300000)
        if self.ready(owner, [Lot(amount)]):
            self.write(owner, True, amount, ("", "学校食堂"))
            self.receive(owner, [Lot(amount)])

    def spend(self, owner):
        amount = self.dice.randrange(10000, 2000000)
        way = self.dice.randrange(5)
        if way == 0:
            self.write(owner, False, amount, kind="现金支取")
        elif way == 1:
            self.write(owner, False, amount, kind="贷款还本", note="")
        elif way == 2:
            stranger = STRANGERS + self.dice.randrange(500)
            self.write(owner, False, amount, (account(stranger), name(stranger)))
        elif way == 3:
            self.write(owner, False, amount, ("", self.dice.choice(["待清算资金", "", "富民饲料经营部"])))
        else:
            company = COMPANIES + self.dice.randrange(100)
            self.write(owner, False, amount, (account(company), self.called(company)))
            self.write(company, True, amount, (account(owner), self.called(owner)))
        self.take(owner, amount)

    def onward(self, pieces, day):
        """What of it is still traced in the next account."""
        for piece in pieces:
            piece.hop += 1
            if piece.note is not None and (piece.hop >= HOPS or piece.until < day):
                piece.note = None
        return pieces

    def head_is_own(self, owner):
        """Draws own money that would leave before a note's."""
        lies = 0
        self.expire(owner)
        for lot in self.queues[owner]:
            if lot.note is not None:
                break
            lies += lot.amount
        return lies == 0 or not self.holds(owner) or self.draw_before(owner, lies)

    def transfer(self, source, target):
        amount = self.dice.choice([self.dice.randrange(10000, 4000000), 100000 * self.dice.randrange(1, 40)])
        gap = self.dice.choices([0, 1, -1], [8, 1, 1])[0]
        twin = self.apart.get((source, target, amount), (-9, 0))
        if source == target or abs(twin[0] - self.day) <= 3 and (gap or twin[1]) or not 0 < self.day + gap < DAYS - 1:
            return
        if self.debited.get(target) == self.now() or not self.head_is_own(source):
            return
        pieces = self.onward(self.peek(source, amount), self.day + max(gap, 0))
        if gap and self.credited.get(target) == self.now() or gap and pieces[0].note is None:
            return
        if gap <= 0 and not self.ready(target, pieces):
            return
        when = self.dice.randrange(SLOTS)
        if gap > 0 and any(target == arrival[0] for arrival in self.late[self.day + 1, when]):
            return
        self.apart[source, target, amount] = (self.day, gap)
        pieces = self.onward(self.take(source, amount), self.day + max(gap, 0))
        self.write(source, False, amount, (account(target), self.called(target)))
        self.write(target, True, amount, (account(source), self.called(source)), at=self.day + gap, time=self.clock(when) if gap else None)
        if gap > 0:
            self.late[self.day + 1, when].append((target, pieces))
        else:
            self.receive(target, pieces)

    def arrive(self):
        for target, pieces in self.late.pop(self.now(), []):
            if not self.ready(target, pieces):
                raise AssertionError("what comes first in a moment finds its account ready")
            self.receive(target, pieces)

    def anybody(self):
        if self.live and self.dice.random() < .6:
            place = self.dice.randrange(len(self.live))
            owner = self.live[place]
            if self.holds(owner):
                return owner
            self.live[place] = self.live[-1]
            self.live.pop()
        return self.dice.randrange(3 * self.notes)

    def happen(self):
        what = self.dice.random()
        if what < .3:
            self.wage(self.anybody())
        elif what < .55:
            self.spend(self.anybody())
        else:
            near = self.anybody()
            chosen = self.anybody() if self.dice.random() < .3 else self.dice.randrange(3 * self.notes)
            self.transfer(near, chosen)


def main():
    folder, notes = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 6000
    postings = int(sys.argv[3]) if len(sys.argv) > 3 else 200000
    os.makedirs(folder, exist_ok=True)
    dice = random.Random(7)
    town = Town(folder, notes, dice)
    days, waiting = {}, list(range(notes))
    for town.day in range(DAYS):
        for town.slot in range(SLOTS):
            part = (town.day * SLOTS + town.slot + 1) / (DAYS * SLOTS)
            town.arrive()
            while waiting and notes - len(waiting) < notes * part:
                note = waiting[-1]
                if not town.grant(note, 5000000):
                    break
                days[waiting.pop()] = FIRST + timedelta(town.day)
            while town.count < postings * part:
                town.happen()
    with open(os.path.join(folder, "loan_NX301_20181231.csv"), "w", encoding="utf-8") as loans:
        loans.write(LOAN_HEAD)
        for note, day in sorted(days.items()):
            loans.write(f"NX301,JJ{note},{name(note)},{identity(note)},532301101,50000,50000,4.75,{day},{day + timedelta(1000)},信用,养牛,新增,正常,正常,"
                        f"{account(note)},{name(note)}\n")
    with open(os.path.join(folder, "roster_FPB_20151231.csv"), "w", encoding="utf-8") as roster:
        roster.write(ROSTER_HEAD)
        for note in range(notes):
            roster.write(f"楚雄市,鹿城镇,北浦村,H{note},P{note},{name(note)},{identity(note)},户主,国家标准,未脱贫,2014-01-01\n")
    print(f"{len(days)} notes, {town.count} postings")


main()
