-- Where words that found nothing were typed, what the keepers of the catalogue made of them, and the words they added.
alter table catalogue.missed_search
  add column state text not null default 'open',
  add column item text,
  add column reason text,
  add column settled_at timestamptz,
  add column settled_by_name text,
  add constraint missed_search_state check (state in ('open', 'added', 'dismissed'));
comment on column catalogue.missed_search.state is '待处理、已补充、已搁置 / open, added to an item, dismissed with a reason';
-- the most frequent that wait
create index missed_search_state_count on catalogue.missed_search (state, count desc, last_at desc);

create table catalogue.missed_search_place (
  phrase text not null,
  place text not null,
  count integer not null,
  constraint missed_search_place_pkey primary key (phrase, place),
  constraint missed_search_place_known check (place in ('window', 'office', 'public-page', 'open-interface'))
);
comment on table catalogue.missed_search_place is '没找到的词在哪里输入、几次 / where words that found nothing were typed, and how often';

create table catalogue.everyday_word (
  phrase text not null,
  item text not null,
  added_at timestamptz not null,
  added_by text not null,
  added_by_name text not null,
  constraint everyday_word_pkey primary key (phrase, item)
);
comment on table catalogue.everyday_word is '事项管理员补充的口头说法，与目录自带的同义词并用 / everyday words that keepers added for items, beside those of the catalogue';
