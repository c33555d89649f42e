insert into gateway_setting (name, value)
values (:name, :value)
on conflict do nothing
