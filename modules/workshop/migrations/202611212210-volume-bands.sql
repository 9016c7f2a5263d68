-- The bands are changed together: whether two begin at the same rank is looked at when all are in place.
alter table workshop.volume_band drop constraint volume_band_rank;
alter table workshop.volume_band add constraint volume_band_rank unique (from_rank) deferrable initially deferred;
