select place, owner, name, sealed
from sealed_secret
where live >= :live
  and substring(sealed from 1 for 5) = :mark
limit 1
