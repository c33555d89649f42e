delete from audit where at < :before
