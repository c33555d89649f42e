update subscription
set dialect_secret = :sealed,
    revision = (select counter from revision where id = 1)
where id = :owner
  and dialect_secret = :was
