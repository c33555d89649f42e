select *
from subscription
where revision > :known
