truncate payer, repayment
