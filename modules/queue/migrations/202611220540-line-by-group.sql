-- who comes next, line by line: a call reads the heads of the lines of its window, not everybody who waits in the hall
drop index queue.ticket_line;
create index ticket_line on queue.ticket (group_id, day, order_at, id) where state = 'waiting';
-- who was sent to one window
create index ticket_sent on queue.ticket (target_window, day) where state = 'waiting' and target_window is not null;
