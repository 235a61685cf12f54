-- What purposes say is judged anew: a word may be another.
truncate purpose_verdict
