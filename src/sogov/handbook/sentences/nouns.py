"""Nouns: kinds of resources and of platforms as words of English, as far as an id tells."""

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_INVARIABLE = ("series", "media", "news", "analytics", "equipment", "software", "hardware", "data")
_HISSING = ("s", "x", "z", "ch", "sh")
# Kinds of platforms that are nouns by themselves; the others tell what a platform is for.
_PLACES = (
    *("app", "blog", "board", "channel", "community", "directory", "exchange", "feed", "forum", "gallery", "group"),
    *("hub", "intranet", "library", "list", "magazine", "market", "marketplace", "network", "newsletter", "page"),
    *("platform", "podcast", "portal", "server", "service", "shop", "site", "store", "suite", "system", "tool"),
    *("website", "wiki"),
)


def plural(kind: str) -> str:
    """The plural of a kind, hyphens being blanks: `blog-post` becomes blog posts."""
    words = _spaced(kind)
    last = words.rpartition(" ")[2]
    if last in _INVARIABLE:
        return words
    if words.endswith("y") and words[-2:-1] not in ("", *"aeiou"):
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith(_HISSING) else f"{words}s"


def some_platform(kind: str) -> str:
    """A platform of a kind: a social network, a video platform."""
    words = _spaced(kind)
    noun = words if words.rpartition(" ")[2] in _PLACES else f"{words} platform"
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def number_word(number: int) -> str:
    """A small number as a word, any other in digits."""
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"


def _spaced(kind: str) -> str:
    return kind.replace("-", " ").replace("_", " ")
