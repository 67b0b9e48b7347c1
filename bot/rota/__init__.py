"""Who is on call when: what the rules of shifts give, worked out by a library.

Days come from the rules on the wall clock alone (python-dateutil); the moments come from the IANA
zone afterwards:

* a start or an end in a skipped hour is the first moment after the gap;
* a start or an end in a doubled hour is the first of the two;
* where one occurrence ends when the next one starts on the wall clock, both are one moment;
* an occurrence that lies wholly in a skipped hour is none.

So a night shift over a change of clocks is an hour shorter or longer, and nobody is missing.
"""

from bot.rota.expand import spans as spans
from bot.rota.holidays import holiday_code as holiday_code
