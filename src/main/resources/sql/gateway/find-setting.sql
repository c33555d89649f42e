select value from gateway_setting where name = :name
