delete from credential where expires_at < :at
