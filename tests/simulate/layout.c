/* Declared once; the writers give their fields in the same order, and the sink counts them. */
#include "layout.h"

#define LAYOUT(feed, columns, needed, slip, text)                                                                      \
    {                                                                                                                  \
        feed, columns, sizeof(columns) / sizeof *(columns), needed, slip, text                                         \
    }

static const struct column ROSTER[] = {
    { "county_name", "县(市、区、旗)" },
    { "township_name", "乡(镇)" },
    { "village_name", "行政村" },
    { "village_code", "行政村代码" },
    { "hamlet_name", "自然村" },
    { "household_no", "户编号" },
    { "person_no", "人编号" },
    { "person_name", "姓名" },
    { "id_no", "证件号码" },
    { "household_size", "人数" },
    { "relation_to_head", "与户主关系" },
    { "sex", "性别" },
    { "ethnicity", "民族" },
    { "ident_standard", "识别标准" },
    { "exit_status", "脱贫属性" },
    { "first_ident_date", "首次识别时间" },
    { "person_ident_date", "人员识别时间" },
    { "exit_year", "脱贫年度" },
    { "main_cause", "主要致贫原因" },
    { "phone", "联系电话" },
    { "bank_account", "银行账号" },
};

static const struct column CHANGES[] = {
    { "household_no", "户编号" },
    { "person_no", "人编号" },
    { "person_name", "姓名" },
    { "id_no", "证件号码" },
    { "change_type", "变更类型" },
    { "change_date", "变更日期" },
    { "new_household_no", "新户编号" },
    { "old_value", "原值" },
    { "new_value", "新值" },
};

static const struct column LOAN[] = {
    { "bank_code", "机构代码" },
    { "branch_name", "网点名称" },
    { "note_no", "借据号" },
    { "contract_no", "合同号" },
    { "borrower_name", "借款人姓名" },
    { "id_no", "证件号码" },
    { "household_no", "户编号" },
    { "phone", "联系电话" },
    { "township_code", "乡镇代码" },
    { "amount", "贷款金额(元)" },
    { "balance", "贷款余额(元)" },
    { "rate", "执行年利率(%)" },
    { "disbursed_on", "放款日期" },
    { "due_on", "到期日期" },
    { "extended_due_on", "展期到期日期" },
    { "extension_count", "展期次数" },
    { "guarantee", "担保方式" },
    { "purpose", "贷款用途" },
    { "industry", "贷款投向" },
    { "grant_type", "发放类型" },
    { "previous_note_no", "原借据号" },
    { "product", "产品名称" },
    { "payment_mode", "支付方式" },
    { "disbursement_account", "入账账号" },
    { "disbursement_name", "入账户名" },
    { "grade", "五级分类" },
    { "overdue_days", "逾期天数" },
    { "overdue_principal", "逾期本金(元)" },
    { "overdue_interest", "欠息(元)" },
    { "status", "借据状态" },
    { "closed_on", "结清日期" },
    { "subsidised", "是否贴息" },
    { "subsidy_share", "贴息比例(%)" },
};

static const struct column PLAN[] = {
    { "year", "年度" },           { "county_code", "县代码" },  { "bank_code", "机构代码" },
    { "amount", "计划金额(元)" }, { "households", "计划户数" },
};

static const struct column DUTY[] = {
    { "township_code", "乡镇代码" },
    { "bank_code", "责任银行" },
    { "from_date", "起始日期" },
};

static const struct column SURVEY[] = {
    { "household_no", "户编号" },        { "surveyed_on", "调查日期" },      { "has_demand", "有无贷款需求" },
    { "demand_amount", "需求金额(元)" }, { "rating", "信用等级" },           { "credit_line", "授信额度(元)" },
    { "qualified", "是否符合条件" },     { "responsible_bank", "责任银行" }, { "liaison", "金融联络员" },
};

static const struct column FILING[] = {
    { "month", "月份" },
    { "county_code", "县代码" },
    { "bank_code", "机构代码" },
    { "granted_households", "累计放贷户数" },
    { "granted_notes", "累计放贷笔数" },
    { "granted_amount", "累计放贷金额(元)" },
    { "balance_households", "余额户数" },
    { "balance", "贷款余额(元)" },
    { "overdue_amount", "逾期金额(元)" },
    { "npl_amount", "不良金额(元)" },
    { "filed_at", "报送时间" },
};

static const struct column NPL_TARGET[] = {
    { "year", "年度" },
    { "bank_code", "机构代码" },
    { "target", "各项贷款不良率目标(%)" },
};

static const struct column WATCHLIST[] = {
    { "list", "名单" },       { "name", "名称" },          { "id_no", "证件号码或统一社会信用代码" },
    { "account_no", "账号" }, { "county_code", "县代码" },
};

static const struct column FUND_ACCOUNT[] = {
    { "county_code", "县代码" },       { "bank_code", "机构代码" }, { "account_no", "专户账号" },
    { "balance", "专户余额(元)" },     { "multiple", "放大倍数" },  { "deposit_tenor", "存款档次" },
    { "deposit_rate", "执行利率(%)" }, { "opened_on", "开户日期" }, { "agreement_no", "协议号" },
    { "pledged", "是否质押冻结" },
};

static const struct column FUND_TXN[] = {
    { "county_code", "县代码" }, { "bank_code", "机构代码" },  { "account_no", "专户账号" },
    { "txn_no", "流水号" },      { "txn_date", "交易日期" },   { "kind", "类型" },
    { "direction", "借贷标志" }, { "amount", "交易金额(元)" }, { "note_no", "借据号" },
    { "case_no", "代偿编号" },   { "summary", "摘要" },
};

static const struct column COMPENSATION[] = {
    { "case_no", "代偿编号" },          { "county_code", "县代码" },
    { "bank_code", "机构代码" },        { "note_no", "借据号" },
    { "applied_on", "申请日期" },       { "principal", "不良本金(元)" },
    { "fund_share", "补偿金承担(元)" }, { "bank_share", "银行承担(元)" },
    { "decision", "审核结论" },         { "decided_on", "审核日期" },
    { "paid_on", "支付日期" },          { "recovered", "追回金额(元)" },
    { "returned", "返还补偿金(元)" },
};

static const struct column SUBSIDY[] = {
    { "county_code", "县代码" },     { "bank_code", "机构代码" },   { "voucher_no", "凭证号" },
    { "note_no", "借据号" },         { "period_from", "贴息起日" }, { "period_to", "贴息止日" },
    { "principal", "贴息本金(元)" }, { "rate", "贴息年利率(%)" },   { "amount", "贴息金额(元)" },
    { "paid_on", "拨付日期" },
};

static const struct column TXN[] = {
    { "bank_code", "机构代码" },
    { "txn_no", "流水号" },
    { "txn_seq", "笔次序号" },
    { "account_no", "账号" },
    { "account_name", "户名" },
    { "id_no", "证件号码" },
    { "note_no", "借据号" },
    { "txn_date", "交易日期" },
    { "txn_time", "交易时间" },
    { "txn_type", "交易类型" },
    { "direction", "借贷标志" },
    { "amount", "交易金额(元)" },
    { "balance", "账户余额(元)" },
    { "counterparty_account", "对方账号" },
    { "counterparty_name", "对方户名" },
    { "counterparty_bank", "对方行名" },
    { "channel", "交易渠道" },
    { "cash_flag", "现转标志" },
    { "reversal_flag", "冲补抹标志" },
    { "summary", "摘要" },
    { "agent_name", "代办人姓名" },
    { "agent_id_no", "代办人证件号码" },
};

const struct layout LAYOUT_ROSTER = LAYOUT("roster", ROSTER, "person_no", "person_name", "王某某");
const struct layout LAYOUT_CHANGES = LAYOUT("roster_change", CHANGES, "change_date", "person_name", "王某某");
const struct layout LAYOUT_LOAN = LAYOUT("loan", LOAN, "balance", "balance", "1.00");
const struct layout LAYOUT_PLAN = LAYOUT("plan", PLAN, "amount", "amount", "1.00");
const struct layout LAYOUT_DUTY = LAYOUT("duty", DUTY, "bank_code", "bank_code", "ABC");
const struct layout LAYOUT_SURVEY = LAYOUT("survey", SURVEY, "surveyed_on", "rating", "E");
const struct layout LAYOUT_FILING = LAYOUT("filing", FILING, "balance", "balance", "1.00");
const struct layout LAYOUT_NPL_TARGET = LAYOUT("npl_target", NPL_TARGET, "target", "target", "1.00");
const struct layout LAYOUT_WATCHLIST = LAYOUT("watchlist", WATCHLIST, "list", "list", "村干部");
const struct layout LAYOUT_FUND_ACCOUNT = LAYOUT("fund_account", FUND_ACCOUNT, "balance", "balance", "1.00");
const struct layout LAYOUT_FUND_TXN = LAYOUT("fund_txn", FUND_TXN, "txn_date", "amount", "1.00");
const struct layout LAYOUT_COMPENSATION = LAYOUT("compensation", COMPENSATION, "applied_on", "principal", "1.00");
const struct layout LAYOUT_SUBSIDY = LAYOUT("subsidy", SUBSIDY, "paid_on", "amount", "1.00");
const struct layout LAYOUT_LOAN_TXN = LAYOUT("loan_txn", TXN, "txn_date", "amount", "1.00");
const struct layout LAYOUT_ACCOUNT_TXN = LAYOUT("account_txn", TXN, "txn_date", "amount", "1.00");
