"""Reads the simulator's files back, by a reader that shares nothing with it."""
import csv
import glob
import gzip
import io
import os
from collections import defaultdict

ALL = "roster,roster_change,loan,plan,duty,survey,filing,npl_target,watchlist"
FUND = "fund_account,fund_txn,compensation,subsidy"
TXN = "loan_txn,account_txn"
TITLES = {
    "笔次序号": "txn_seq", "户名": "account_name", "交易时间": "txn_time", "交易类型": "txn_type", "账户余额(元)": "balance", "对方账号": "counterparty_account",
    "对方户名": "counterparty_name", "对方行名": "counterparty_bank", "交易渠道": "channel", "现转标志": "cash_flag", "冲补抹标志": "reversal_flag",
    "代办人姓名": "agent_name", "代办人证件号码": "agent_id_no",
    "专户账号": "account_no", "专户余额(元)": "balance", "放大倍数": "multiple", "存款档次": "deposit_tenor", "执行利率(%)": "deposit_rate",
    "开户日期": "opened_on", "协议号": "agreement_no", "是否质押冻结": "pledged", "流水号": "txn_no", "交易日期": "txn_date", "类型": "kind",
    "借贷标志": "direction", "交易金额(元)": "amount", "代偿编号": "case_no", "摘要": "summary", "申请日期": "applied_on",
    "不良本金(元)": "principal", "补偿金承担(元)": "fund_share", "银行承担(元)": "bank_share", "审核结论": "decision", "审核日期": "decided_on",
    "支付日期": "paid_on", "追回金额(元)": "recovered", "返还补偿金(元)": "returned", "凭证号": "voucher_no", "贴息起日": "period_from",
    "贴息止日": "period_to", "贴息本金(元)": "principal", "贴息年利率(%)": "rate", "贴息金额(元)": "amount", "拨付日期": "paid_on",
    "姓名": "person_name", "变更类型": "change_type", "新户编号": "new_household_no", "脱贫属性": "exit_status", "联系电话": "phone",
    "入账账号": "disbursement_account", "入账户名": "disbursement_name", "支付方式": "payment_mode", "担保方式": "guarantee", "贷款用途": "purpose", "原借据号": "previous_note_no",
    "原值": "old_value", "新值": "new_value", "计划金额(元)": "plan_amount", "起始日期": "from_date",
    "县(市、区、旗)": "county_name", "乡(镇)": "township_name", "行政村": "village_name", "行政村代码": "village_code", "户编号": "household_no", "人编号": "person_no",
    "证件号码": "id_no", "机构代码": "bank_code", "借据号": "note_no", "借款人姓名": "borrower_name", "乡镇代码": "township_code",
    "贷款金额(元)": "amount", "贷款余额(元)": "balance", "执行年利率(%)": "rate", "放款日期": "disbursed_on", "到期日期": "due_on", "展期到期日期": "extended_due_on",
    "五级分类": "grade", "借据状态": "status", "结清日期": "closed_on", "逾期本金(元)": "overdue_principal", "发放类型": "grant_type",
    "变更日期": "change_date", "月份": "month", "县代码": "county_code", "累计放贷户数": "granted_households", "累计放贷笔数": "granted_notes",
    "累计放贷金额(元)": "granted_amount", "余额户数": "balance_households", "逾期金额(元)": "overdue_amount",
    "不良金额(元)": "npl_amount", "报送时间": "filed_at", "年度": "year", "名单": "list", "名称": "name", "证件号码或统一社会信用代码": "id_no", "账号": "account_no", "各项贷款不良率目标(%)": "target", "逾期天数": "overdue_days",
    "调查日期": "surveyed_on", "有无贷款需求": "has_demand", "需求金额(元)": "demand_amount", "信用等级": "rating",
    "授信额度(元)": "credit_line", "是否符合条件": "qualified", "责任银行": "responsible_bank", "金融联络员": "liaison",
}


def fen(text):
    """元 as written to whole 分; a blank cell is None."""
    if not text:
        return None
    yuan, point, rest = text.replace(",", "").lstrip("-").partition(".")
    assert point and len(rest) == 2, text
    return (int(yuan) * 100 + int(rest)) * (-1 if text[0] == "-" else 1)


def day(text):
    """Any of the three ways to write a date, as YYYY-MM-DD."""
    if not text:
        return ""
    parts = text.replace("/", "-").split("-") if len(text) != 8 or "/" in text else (text[:4], text[4:6], text[6:])
    return f"{int(parts[0]):04d}-{int(parts[1]):02d}-{int(parts[2]):02d}"


def read(path):
    """The rows of a file, packed or not, in whichever encoding, by English names."""
    with open(path, "rb") as source:
        content = source.read()
    if path.endswith(".gz"):
        content = gzip.decompress(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030")
    rows = csv.reader(io.StringIO(text))
    names = [TITLES.get(title, title) for title in next(rows)]
    assert len(set(names)) == len(names), path
    return [dict(zip(names, row, strict=True)) for row in rows]


class Feeds:
    """All files of a simulation, by feed and month; of a feed and sender the last submission counts."""

    def __init__(self, folder):
        self.rows = defaultdict(lambda: defaultdict(list))
        last = {self.split(path): path for path in sorted(glob.glob(f"{folder}/20*/*.csv*"))}
        for (feed, _, month), path in last.items():
            self.rows[feed][month] += read(path)
        self.months = sorted(self.rows["roster"])

    @staticmethod
    def split(path):
        """feed_SENDER_YYYYMMDD[_n].csv[.gz] as (feed, sender, YYYY-MM)."""
        parts = os.path.basename(path).split(".")[0].split("_")
        at = next(i for i, part in enumerate(parts) if len(part) == 8 and part.isdigit())
        return "_".join(parts[:at - 1]), parts[at - 1], f"{parts[at][:4]}-{parts[at][4:6]}"


def note_key(row):
    return f"{row['bank_code']}/{row['note_no']}"


def pair(row):
    """county_code/bank_code of a note."""
    return f"{row['township_code'][:6]}/{row['bank_code']}"


def broken(row):
    """A row that the program would have to refuse."""
    return row["amount"] == "abc" or row["rate"] == "四点三五" or day(row["disbursed_on"]) == "2017-13-45"


def rate(text):
    """Percent to whole hundred thousandths."""
    whole, _, rest = text.partition(".")
    return int(whole) * 100000 + int((rest + "00000")[:5])
