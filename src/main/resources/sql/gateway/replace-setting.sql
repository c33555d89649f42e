update gateway_setting
set content = :value
where name = :name
