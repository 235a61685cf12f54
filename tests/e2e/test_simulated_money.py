"""The truth about rules that follow money, held against a reading of the simulator's postings that shares nothing with it."""
from collections import defaultdict
from datetime import timedelta
from statistics import median_low

from simulated import fen, note_key
from simulated_money import SELLER, Money
from simulated_world import everything, on

TRADES = ("汽车销售", "汽贸", "置业", "房地产", "证券", "理财", "家电", "家具", "城投")
DEPOSITS = ("转存定期", "大额存单", "结构性存款", "理财")


def paid_into(money):
    """XFR-01"""
    for key, note in money.notes.items():
        first = next(stay for stay in money.stays[key] if stay.hop == 0)
        name = first.party[1].replace(" ", "")
        by_mandate = name == SELLER and note["payment_mode"] in ("受托支付", "混合支付")
        if name and not by_mandate and not money.own(key, first.party) and name not in money.family[key]:
            yield key


def sinks(money, kind):
    """XFR-02 and -03: sink -> households of the notes of which it holds four fifths after 30 days; the account that holds most."""
    took, most = defaultdict(set), defaultdict(lambda: defaultdict(int))
    for key, note in money.notes.items():
        shares = defaultdict(int)
        for stay, amount in money.held(key, 30):
            if money.kind(key, stay.party) == kind:
                sink = stay.party[1] if kind == "organisation" else stay.party[0] or stay.party[1]
                shares[sink] += amount
                most[sink][stay.party[0] or sink] += amount
        for sink, amount in shares.items():
            if amount * 10 >= fen(note["amount"]) * 8:
                took[sink].add(money.household[key])
    for sink, households in took.items():
        if len(households) >= 3:
            yield max(most[sink].items(), key=lambda one: one[1])[0]


def repaid(money):
    """XFR-04 and -05: by the loan's posting, else by the account that paid."""
    paid, strange, payers, rows = defaultdict(int), defaultdict(int), defaultdict(set), []
    told = {(f"{one.bank_code}/{one.note_no}", one.day): one for one in money.postings if one.txn_type == "贷款还本" and not one.credit}
    for month in money.files.months:
        rows += [row for row in money.files.rows["loan_txn"][month] if row["txn_type"] == "贷款还本"]
    undone = {(note_key(row), row["txn_date"], abs(fen(row["amount"])), row["counterparty_account"]) for row in rows if row["reversal_flag"] == "冲补抹"}
    for row in rows:
        key, amount = note_key(row), fen(row["amount"])
        if row["reversal_flag"] == "冲补抹" or key not in money.notes:
            continue
        if (key, row["txn_date"], amount, row["counterparty_account"]) in undone:
            undone.discard((key, row["txn_date"], amount, row["counterparty_account"]))
            continue
        party = (row["counterparty_account"], row["counterparty_name"], "")
        if not party[0] and (key, on(row["txn_date"])) in told:
            party = money.holder[told[key, on(row["txn_date"])].account_no]
        party = money.holder.get(party[0], party)
        paid[key] += amount
        if "风险补偿" not in party[1] and money.kind(key, party) in ("person", "organisation"):
            strange[key] += amount
            payers[party[0]].add(key)
    many = {payer: notes for payer, notes in payers.items() if len({money.household[key] for key in notes}) >= 3}
    covered = {key for notes in many.values() for key in notes}
    return {key for key in paid if strange[key] and strange[key] * 2 >= paid[key] and key not in covered}, set(many)


def lent_on(money):
    """XFR-06"""
    for key, note in money.notes.items():
        shares = defaultdict(int)
        for stay, amount in money.held(key, 7):
            if money.kind(key, stay.party) == "person":
                shares[stay.party[0] or stay.party[1]] += amount
        for taker, amount in shares.items():
            back = [one.fen for one in money.postings if one.credit and money.own(key, money.holder[one.account_no]) and
                    taker in (one.counterparty_account or one.counterparty_name,)]
            if amount * 10 >= fen(note["amount"]) * 8 and back and sum(abs(one - median_low(back)) * 10 <= median_low(back) for one in back) >= 3:
                yield key


def shared(money):
    """XFR-07"""
    reached, accounts = defaultdict(set), defaultdict(lambda: defaultdict(int))
    for key, stays in money.stays.items():
        for stay in stays:
            if key and money.kind(key, stay.party) == "organisation":
                reached[stay.party[1]].add((key, stay.day))
                accounts[stay.party[1]][stay.party[0]] += stay.amount
    for firm, notes in reached.items():
        rounds = defaultdict(set)
        for one in money.postings:
            if one.credit and one.counterparty_account in accounts[firm]:
                for key, day in notes:
                    if one.day > day and money.own(key, money.holder[one.account_no]):
                        rounds[one.day, one.fen].add((money.notes[key]["id_no"], key, one.place))
        rounds = {when: who for when, who in rounds.items() if len({number for number, *_ in who}) >= 3}
        if len({day for day, _ in rounds}) < 2:
            continue
        got, base = defaultdict(dict), defaultdict(dict)
        for (_, amount), who in rounds.items():
            for number, key, place in who:
                got[number][place], base[number][key] = amount, fen(money.notes[key]["amount"])
        fitting = [n for n in got if 4 * sum(base[n].values()) <= 100 * sum(got[n].values()) <= 12 * sum(base[n].values())]
        if len(fitting) >= 3:
            yield max(accounts[firm].items(), key=lambda one: one[1])[0]


def spent(money):
    """USE-02 to USE-05"""
    found, listed = defaultdict(set), {row["account_no"] for row in money.files.rows["watchlist"][money.files.months[0]]
                                       if row["list"] in ("融资平台", "房地产")}
    last = on(f"{money.files.months[-1]}-01") + timedelta(29)
    for key, note in money.notes.items():
        amount, granted = fen(note["amount"]), on(note["disbursed_on"])
        used = defaultdict(int)
        for stay, part in money.held(key, 60):
            used["USE-02"] += part * ((any(word in stay.party[1] for word in TRADES) or stay.party[0] in listed) and
                                      money.kind(key, stay.party) != "household")
        for stay in money.stays[key]:
            if stay.hop == 0 or not stay.posting:
                continue
            days, posting = (stay.day - granted).days, stay.posting
            renewed = note["grant_type"] in ("无还本续贷", "借新还旧")
            used["USE-03"] += stay.amount * (days <= 3 and posting.txn_type == "贷款还本" and posting.note_no != note["note_no"] and not renewed)
            used["USE-04"] += stay.amount * (days <= 30 and any(word in posting.summary + posting.counterparty_name for word in DEPOSITS))
        first = next(stay for stay in money.stays[key] if stay.hop == 0)
        rests = money.kind(key, first.party) in ("household", "person")
        if rests and first.posting and granted + timedelta(90) <= last and not older(money, key, first):
            used["USE-05"] = first.still(granted + timedelta(90))
        for rule, percent in (("USE-02", 30), ("USE-03", 50), ("USE-04", 50), ("USE-05", 80)):
            if used[rule] * 100 >= amount * percent:
                found[rule].add(key)
    return found


def older(money, key, first):
    """Another loan in the account that no posting tells."""
    return any(stay.hop == 0 and not stay.posting and stay.party[0] == first.party[0] and timedelta(0) <= first.day - stay.day <= timedelta(90)
               for other, stays in money.stays.items() if other and other != key for stay in stays[:1])


def drawn(money):
    """WHO-09"""
    accounts, homes = defaultdict(set), defaultdict(set)
    for key, stays in money.stays.items():
        if key:
            accounts[stays[0].party[0]].add(key)
    for one in money.postings:
        for key in accounts[one.account_no] if one.agent_id_no and not one.credit and one.txn_type not in ("贷款还本", "贷款还息") else ():
            if 0 <= (one.day - on(money.notes[key]["disbursed_on"])).days <= 10 and one.agent_id_no not in money.family[key]:
                homes[one.agent_id_no].add(money.household[key])
    return {agent for agent, households in homes.items() if len(households) >= 3}


def test_money_and_truth_agree(folder):
    files, truth = everything(folder, "--seed", 16, "--households", 5600, "--violations", 12, "--traps", 12)
    money, month = Money(files), files.months[-1]
    others, payers = repaid(money)
    found = {"XFR-01": set(paid_into(money)), "XFR-02": set(sinks(money, "organisation")), "XFR-03": set(sinks(money, "person")),
             "XFR-04": others, "XFR-05": payers, "XFR-06": set(lent_on(money)), "XFR-07": set(shared(money)), "WHO-09": drawn(money), **spent(money)}
    for rule in sorted(found):
        claims = {subject: must for (its_rule, _, subject), must in truth[month].items() if its_rule == rule}
        yes = {subject for subject, must in claims.items() if must == "yes"}
        no = {subject for subject, must in claims.items() if must == "no"}
        assert len(yes) >= 12 and len(no) >= 8, (rule, len(yes), len(no))
        assert yes <= found[rule], (rule, "not found", sorted(yes - found[rule])[:4])
        assert not found[rule] - yes, (rule, "a trap or forgotten", sorted(found[rule] - yes)[:4])
