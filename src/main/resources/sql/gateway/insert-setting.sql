insert into gateway_setting (name, content)
values (:name, :value)
on conflict do nothing
