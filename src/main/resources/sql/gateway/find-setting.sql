select content from gateway_setting where name = :name
