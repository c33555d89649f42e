select place, owner, name, sealed
from sealed_secret
where substring(sealed from 1 for 5) <> :mark
  and (place > :place
       or place = :place and owner > :owner
       or place = :place and owner = :owner and name > :name)
order by place, owner, name
limit :most
