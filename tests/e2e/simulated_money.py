"""Follows loans through the simulator's postings, by first in, first out: a plain reader that shares nothing with the program."""
from collections import defaultdict
from datetime import timedelta
from operator import itemgetter

from simulated import broken, fen, note_key
from simulated_world import normal, on

ENDINGS = ("公司", "合作社", "厂", "场", "中心", "经营部", "营业部", "商行", "服务部", "兽医站", "基金会", "专户", "疫站")
INTERNAL = ("清算", "银联", "备付金")
SELLER = "丰收农资经营部"


class Posting:
    def __init__(self, row, place):
        amount = fen(row["amount"])
        self.__dict__.update(row)
        self.fen, self.day, self.place = abs(amount), on(row["txn_date"]), place
        self.credit = (row["direction"] == "贷") == (amount > 0)
        self.taken_back = row["reversal_flag"] == "冲补抹"
        self.at, self.mate, self.lots = (self.day, row["txn_time"], place), None, []


def netted(postings):
    """Without what was taken back, and what took it back: the last posting before it that is alike."""
    gone, seen = set(), defaultdict(list)
    for one in postings:
        key = (one.account_no, one.counterparty_account, one.fen, one.credit)
        if not one.taken_back:
            seen[key].append(one)
            continue
        gone |= {one.place, seen[(*key[:3], not one.credit)].pop().place}
    return [one for one in postings if one.place not in gone]


def pair(postings):
    """The two sides of a transfer, told by two accounts on one day or a day apart."""
    waiting = defaultdict(list)
    for one in postings:
        if one.credit and one.counterparty_account:
            waiting[one.counterparty_account, one.account_no, one.fen].append(one)
    for one in postings:
        likely = [] if one.credit else [mate for mate in waiting[one.account_no, one.counterparty_account, one.fen]
                                        if abs((mate.day - one.day).days) <= 1 and not mate.mate]
        if likely:
            mate = min(likely, key=lambda mate: abs((mate.day - one.day).days))
            one.mate, mate.mate = mate, one


class Stay:
    """Money of a note in somebody's hands, from one day until it goes on."""

    def __init__(self, note, amount, hop, day, party, posting):
        self.note, self.amount, self.hop, self.day, self.party, self.posting = note, amount, hop, day, party, posting
        self.left = []   # (day, amount)

    def still(self, day):
        return self.amount - sum(amount for when, amount in self.left if when <= day) if self.day <= day else 0

    def rest(self):
        return self.amount - sum(amount for _, amount in self.left)


class Money:
    """stays[note]: where its money was, and when."""

    def __init__(self, files):
        self.files, self.stays, self.queues = files, defaultdict(list), defaultdict(list)
        rows = [row for month in files.months for row in files.rows["account_txn"][month]]
        told = [Posting(row, place) for place, row in enumerate(rows)]
        self.postings = netted(sorted(told, key=lambda one: one.at))
        self.holder = {one.account_no: (one.account_no, one.account_name, one.id_no) for one in self.postings}
        self.notes = {note_key(row): row for month in files.months for row in files.rows["loan"][month] if not broken(row)}
        self.families()
        pair(self.postings)
        self.run()

    def families(self):
        """Who belonged to a borrower's household on the day of the grant."""
        home = defaultdict(dict)
        for month in self.files.months:
            for row in self.files.rows["roster"][month]:
                home[month][row["id_no"][:18]] = row["household_no"]
        members = {month: defaultdict(set) for month in self.files.months}
        for month in self.files.months:
            for row in self.files.rows["roster"][month]:
                members[month][row["household_no"]] |= {row["id_no"][:18], row["person_name"]}
        self.family, self.household = {}, {}
        for key, note in self.notes.items():
            month = max(str(on(note["disbursed_on"]))[:7], self.files.months[0])
            number = normal(note["id_no"])
            self.household[key] = home[month].get(number, number)
            self.family[key] = members[month][self.household[key]] | {number, note["borrower_name"].replace(" ", "")}

    def own(self, note, party):
        return (party[2] or party[1]) in self.family[note]

    def kind(self, note, party):
        name = party[1]
        if any(word in name for word in INTERNAL) or not (name or party[0]):
            return "unknown"
        if name == SELLER:
            return "supplier"
        if self.own(note, party):
            return "household"
        return "organisation" if name.endswith(ENDINGS) else "person"

    def starts(self):
        """(when, account, note, amount, posting or None): by the posting of the grant, else as the ledger says."""
        grants = defaultdict(list)
        for one in self.postings:
            if one.txn_type == "贷款发放":
                grants[one.account_no, one.fen].append(one)
        for key, note in sorted(self.notes.items(), key=itemgetter(0)):
            day = on(note["disbursed_on"])
            found = [one for one in grants[note["disbursement_account"], fen(note["amount"])]
                     if abs((one.day - day).days) <= 1 and one.note_no == note["note_no"]]
            yield key, found[0] if found else None, day

    def run(self):
        begins, events = {}, []
        for key, posting, day in self.starts():
            if posting:
                begins[posting.place] = key
            else:
                events.append(((day, "", -1), "silent", key))
        for one in self.postings:
            if not one.credit:
                events.append((one.at, "out", one))
            elif not one.mate or one.mate.at <= one.at:
                events.append((one.at, "in", one))
            else:
                events.append(((*one.mate.at[:2], one.mate.at[2] + .5), "in", one))
        for _, what, of in sorted(events, key=itemgetter(0)):
            {"silent": self.silent, "out": self.leave, "in": self.arrive}[what](*((of,) if what != "in" else (of, begins.get(of.place))))

    def silent(self, key):
        note = self.notes[key]
        self.forget(note["disbursement_account"], on(note["disbursed_on"]))
        party = (note["disbursement_account"], note["disbursement_name"], "")
        self.stay(key, fen(note["amount"]), 0, on(note["disbursed_on"]), self.holder.get(party[0], party), None)

    def stay(self, note, amount, hop, day, party, posting):
        """Money arrives; unless the trace ends here it may go on, and what else comes stands behind it."""
        one = Stay(note, amount, hop, day, party, posting)
        self.stays[note].append(one)
        ends = hop == 3 or self.kind(note, party) in ("organisation", "supplier", "unknown")
        if party[0] in self.holder and not ends:
            self.queues[party[0]].append(one)
        elif self.queues[party[0]]:
            self.queues[party[0]].append(Stay(None, amount, 0, day, party, posting))

    def forget(self, account, day):
        """After ninety days a loan is nobody's money; and a queue of nobody's money is forgotten."""
        queue = self.queues[account]
        for stay in queue:
            if stay.note and day > on(self.notes[stay.note]["disbursed_on"]) + timedelta(90):
                stay.note = None
        if not any(stay.note for stay in queue):
            queue.clear()

    def arrive(self, one, note):
        self.forget(one.account_no, one.day)
        party = self.holder[one.account_no]
        if note:
            self.stay(note, one.fen, 0, one.day, party, one)
            return
        lots = one.mate.lots if one.mate else [(None, one.fen, 0)]
        day = max(one.day, one.mate.day) if one.mate else one.day
        for owner, amount, hop in lots:
            if owner:
                self.stay(owner, amount, hop + 1, day, party, one.mate)
            elif self.queues[one.account_no]:
                self.queues[one.account_no].append(Stay(None, amount, 0, day, party, one))

    def leave(self, one):
        self.forget(one.account_no, one.day)
        queue, wanted = self.queues[one.account_no], one.fen
        while queue and wanted:
            first = queue[0]
            part = min(wanted, first.rest())
            wanted -= part
            first.left.append((max(one.day, one.mate.day) if one.mate else one.day, part))
            one.lots.append((first.note, part, first.hop))
            if first.rest() == 0:
                queue.pop(0)
        self.forget(one.account_no, one.day)
        for owner, amount, hop in one.lots:
            if owner and not one.mate:
                party = ("", "", "") if one.txn_type != "转账" else (one.counterparty_account, one.counterparty_name, "")
                self.stays[owner].append(Stay(owner, amount, hop + 1, one.day, party, one))

    def held(self, note, days):
        """[(stay, amount)] so many days after the grant."""
        day = on(self.notes[note]["disbursed_on"]) + timedelta(days)
        return [(stay, stay.still(day)) for stay in self.stays[note] if stay.still(day)]
