select distinct substring(sealed from 1 for 5) as mark
from sealed_secret
where live >= :live
