delete from former_secret where valid_until <= :at
