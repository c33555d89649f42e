insert into tenant (id, name, created_at)
values (:id, :name, :at)
