-- What a subscription chooses for itself; null wherever the configuration counts.
alter table subscription add column ordering varchar(20) default 'best_effort' not null;
alter table subscription add column concurrency integer;
alter table subscription add column rate double precision;
alter table subscription add column burst integer;
alter table subscription add column retry_delays varchar(400);
alter table subscription add column retry_jitter double precision;
alter table subscription add column deadline_ms bigint;
alter table subscription add column client_errors_final boolean;
