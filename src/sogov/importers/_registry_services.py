"""The services that the US Digital Registry knows, and what their addresses say about an account."""

import re
from hashlib import sha256

import attrs

from sogov.importers._registry_ids import slug

# Service key: the kind of platform, and the host of its addresses.
SERVICES = {
    "disqus": ("community", "disqus.com"),
    "eventbrite": ("events", "eventbrite.com"),
    "facebook": ("social-network", "facebook.com"),
    "flickr": ("photo", "flickr.com"),
    "foursquare": ("social-network", "foursquare.com"),
    "github": ("code-hosting", "github.com"),
    "google_plus": ("social-network", "plus.google.com"),
    "ideascale": ("community", "ideascale.com"),
    "instagram": ("photo", "instagram.com"),
    "linkedin": ("professional-network", "linkedin.com"),
    "livestream": ("video", "livestream.com"),
    "medium": ("blog", "medium.com"),
    "myspace": ("social-network", "myspace.com"),
    "periscope": ("video", "periscope.tv"),
    "pinterest": ("photo", "pinterest.com"),
    "reddit": ("community", "reddit.com"),
    "scribd": ("documents", "scribd.com"),
    "slideshare": ("documents", "slideshare.net"),
    "snapchat": ("social-network", "snapchat.com"),
    "socrata": ("open-data", "socrata.com"),
    "soundcloud": ("audio", "soundcloud.com"),
    "storify": ("curation", "storify.com"),
    "tumblr": ("blog", "tumblr.com"),
    "twitter": ("social-network", "twitter.com"),
    "ustream": ("video", "ustream.tv"),
    "vimeo": ("video", "vimeo.com"),
    "vine": ("video", "vine.co"),
    "wordpress": ("blog", "wordpress.com"),
    "yelp": ("community", "yelp.com"),
    "youtube": ("video", "youtube.com"),
}

_ADDRESS = re.compile(
    r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d{1,5})?(/[^?#\s]*)?(\?[^#\s]*)?(#\S*)?", re.IGNORECASE
)
_HOST_PREFIX = re.compile(r"^(?:www|m|mobile)\.")
# Google writes the account that is signed in before the one that is shown.
_SIGNED_IN = re.compile(r"^/[bu]/\d+(?=/)")
_PROFILE_NUMBER = re.compile(r"[?&]id=(\d+)")

# Parts of a path that an address may have or not have and still be the same account's.
_DECORATION = frozenset(
    {"#!", "about", "c", "home", "info", "pages", "people", "photos", "posts", "profile", "timeline", "user", "wall"}
)
# Parts of a path that say what sort of account it is, and never which.
_SORTS = frozenset({"channel", "channels", "company", "group", "groups", "in", "page", "profile.php", "showcase"})


@attrs.frozen
class Address:
    """What an address says: where it leads (``key``, the same for the same account) and what to call the account."""

    key: tuple[str, ...]
    call: str
    is_at_home: bool


def platform_of(service: str) -> str:
    """The platform id of a service key."""
    return slug(service).replace("_", "-")[:60] or f"service-{sha256(service.encode()).hexdigest()[:8]}"


def is_meaningless(handle: str) -> bool:
    """Whether a handle is a part of every address of its service, and no account's name."""
    return bare(handle).casefold() in _DECORATION | _SORTS | {""}


def bare(handle: str) -> str:
    """The handle without the marks that some services write before it."""
    return handle.strip().lstrip("@+").strip()


def address(service: str, url: str) -> Address | None:
    """Read an address; None where it is not a whole http or https address."""
    match = _ADDRESS.fullmatch(url)
    if match is None:
        return None
    path = _SIGNED_IN.sub("", match.group(2) or "")
    parts = [bare(part) for part in path.split("/")]
    if "profile.php" in parts:
        parts += _PROFILE_NUMBER.findall(match.group(3) or "")
    host = _HOST_PREFIX.sub("", match.group(1).lower())
    home = SERVICES.get(service, ("", ""))[1]
    # Hosts of other names than the service's own belong to what tells one account from another.
    label = [] if host == home else [host.removesuffix(f".{home}")]
    # The numbers of channels alone tell capitals from small letters.
    folded = [
        part if before == "channel" else part.casefold() for before, part in zip(["", *parts], parts, strict=False)
    ]
    key = [part for part in folded if part and part not in _DECORATION]
    call = [*label, *(part for part in key if part not in _SORTS)]
    at_home = not home or f".{host}".endswith(f".{home}")
    return Address((*label, *key), "-".join(call), at_home)
