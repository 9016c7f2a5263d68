-- one result a box, also when two windows fill it in the same moment (OUT-04)
alter table handout.result add column shares_box boolean not null default false;
comment on column handout.result.shares_box is
  '与别的结果同在一箱：约束建立之前放入的 / put into a box with another result in it, before boxes were guarded';
update handout.result r set shares_box = true
where r.state = 'locker' and exists (
  select 1 from handout.result o
  where o.state = 'locker' and o.hall = r.hall and o.box = r.box and (o.moved_at, o.dossier) < (r.moved_at, r.dossier)
);
create unique index result_one_a_box on handout.result (hall, box) where state = 'locker' and not shares_box;
