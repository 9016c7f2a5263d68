-- what happened on a day: lines come in the order of time, so a summary of their blocks is enough
create index audit_day on platform.audit using brin (at);
