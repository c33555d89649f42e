-- What a credential is called and good for, when it was revoked, and for which other one it was given out.
alter table credential add column name varchar(200);
alter table credential add column scopes varchar(100) default 'manage' not null;
alter table credential add column revoked_at timestamp(6) with time zone;
alter table credential add column issued_for uuid;
alter table credential alter column scopes drop default;
update credential
set scopes = 'manage,publish,read'
where kind = 'token';
update credential
set issued_for = (select k.id
                  from credential k
                  where k.tenant_id = credential.tenant_id
                    and k.kind = 'omicall_key'
                  order by k.id
                  limit 1)
where kind = 'omicall_access';
create index credential_issued_for on credential (issued_for);
create index credential_revocation on credential (revoked_at);

-- Secrets that were replaced, and are still good for a while.
create table former_secret (
    kind          varchar(40) not null,
    lookup        varchar(128) not null,
    credential_id uuid not null references credential (id) on delete cascade,
    secret_hash   bytea,
    valid_until   timestamp(6) with time zone not null,
    primary key (kind, lookup)
);
create index former_secret_credential on former_secret (credential_id);
create index former_secret_end on former_secret (valid_until);
