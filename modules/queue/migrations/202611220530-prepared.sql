alter table queue.ticket add column prepared_no text;
comment on column queue.ticket.prepared_no is '取号人已在大厅自助填报的申请编号 / application the holder prepared at a machine of the hall';
