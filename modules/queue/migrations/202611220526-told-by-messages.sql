-- who was told that one is ahead is known from the messages themselves, each of which is queued once
alter table queue.ticket drop column is_told_near;
