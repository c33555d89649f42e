update subscription
set tls_key = :sealed,
    revision = (select counter from revision where id = 1)
where id = :owner
  and tls_key = :was
