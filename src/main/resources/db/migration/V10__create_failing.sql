-- A subscription at which every attempt has failed, and since when. Written when that begins and when it ends, never in
-- between.
create table failing (
    subscription_id uuid primary key,
    since           timestamp(6) with time zone not null
);
