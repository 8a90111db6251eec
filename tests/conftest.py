"""How hard the property tests try: the profile is chosen by `SOGOV_PROFILE`, and is `ci` where `CI` is set.

`dev` finds something new now and then, `ci` says the same of the same code every time, and `deep` tries as many worlds
as `SOGOV_WORLDS` says, new ones every time.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("dev", max_examples=100, deadline=None)
settings.register_profile("ci", max_examples=200, deadline=None, derandomize=True, database=None, print_blob=True)
settings.register_profile(
    "deep",
    max_examples=int(os.environ.get("SOGOV_WORLDS", "20000")),
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
# Nobody's answers but their own are to be seen by the tests.
os.environ["SOGOV_NO_CACHE"] = "1"

settings.load_profile(os.environ.get("SOGOV_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))
