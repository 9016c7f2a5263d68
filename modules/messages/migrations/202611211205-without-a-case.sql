-- what is said about a question has no case behind it
alter table messages.message alter column dossier drop not null;
alter table messages.staff_notice alter column dossier drop not null;
comment on column messages.message.dossier is '没有办件的消息（如咨询答复）为空 / empty for what is said without a case, as the answer to a question';
comment on column messages.staff_notice.dossier is '没有办件的通知为空 / empty for what is said without a case';
