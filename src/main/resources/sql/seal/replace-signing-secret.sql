update subscription
set signing_secret = :sealed,
    revision = (select counter from revision where id = 1)
where id = :owner
  and signing_secret = :was
