-- What other modules may read of dossiers in SQL: no numbers of documents, no addresses, no state.
create view cases.v_overview as
select id, application_no, version, stage, conclusion, channel, item, item_name, item_kind, department, departments,
  region, hall, hall_window, applicant_name, accepted_by, opened_at, received_at, accepted_at, concluded_at, ended_at,
  due_on, statutory_due, is_stopped, changed_at,
  case when concluded_at is not null and state #>> '{result,state}' = 'delivered'
    then (state #>> '{result,settledAt}')::timestamptz end as handed_out_at
from cases.dossier;
comment on view cases.v_overview is '办件概览，供统计和监督使用 / overview of dossiers for counting and supervision';

-- what changed today
create index dossier_changed_at on cases.dossier (changed_at);
-- everything open, what is due first on top
create index dossier_open_due on cases.dossier (due_on, id) where ended_at is null;
