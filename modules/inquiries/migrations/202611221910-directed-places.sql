-- where somebody is sent is chosen from the places there are; only elsewhere is written (CON-05)
alter table inquiries.inquiry add column directed_place text;
alter table inquiries.inquiry drop constraint inquiry_directed;
alter table inquiries.inquiry add constraint inquiry_directed check (
  (directed_kind is null) = (directed_to is null)
  and directed_kind in ('zone', 'window', 'department', 'hotline', 'elsewhere')
  and (directed_place is null or directed_kind in ('zone', 'window', 'department'))
);
comment on column inquiries.inquiry.directed_place is
  '引导去向的分区、窗口或部门编号；以前手写的为空 / id of the zone, window or department; null when it was written in words';
comment on column inquiries.inquiry.directed_to is
  '引导时的名称，窗口为窗口号 / what the place was called then; of a window chosen, its number';
