"""What names are made of by those who mean harm is shown as text everywhere."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sogov.formats.escapes import visible
from sogov.handbook.editions import folder_edition, page_edition
from sogov.handbook.manifest import MANIFEST
from tests.handbook.readers import payload_in
from tests.handbook.worlds import HOSTILE, hostile

FILES = {name: text for name, text in folder_edition(hostile(), is_html=False).items() if name != MANIFEST}
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
ALLOWED = {
    *("a", "article", "b", "blockquote", "body", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2"),
    *(
        "h3",
        "h4",
        "head",
        "header",
        "html",
        "li",
        "main",
        "meta",
        "nav",
        "noscript",
        "code",
        "p",
        "q",
        "rect",
        "script",
    ),
    *("section", "small", "span", "strong", "style", "svg", "table", "tbody", "td", "th", "thead", "title", "tr", "ul"),
}


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its texts."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)


@pytest.fixture(scope="module")
def page() -> str:
    """The page for browsers."""
    return page_edition(hostile())


@pytest.fixture(scope="module")
def elements(page: str) -> Elements:
    """What a parser makes of it."""
    parser = Elements()
    parser.feed(page)
    return parser


def tokens(text: str) -> list[Token]:
    """What a parser of Markdown makes of a page, with the extensions that hosts have."""
    parser = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    found = []
    for token in parser.parse(text):
        found += [token, *(token.children or [])]
    return found


@pytest.mark.parametrize("name", FILES)
def test_markdown_has_no_elements_but_the_marks(name: str) -> None:
    """There is no HTML in a page but its own comments."""
    raw = [token.content for token in tokens(FILES[name]) if token.type in ("html_block", "html_inline")]

    assert raw
    assert [] == [content for content in raw if not re.fullmatch(r"(?:<!--(?:(?!-->).)*-->\s*)+", content, re.DOTALL)]


@pytest.mark.parametrize("name", FILES)
def test_markdown_leads_to_its_own_pages_only(name: str) -> None:
    """A link leads to a page that there is, and nothing is an image or code."""
    folder = name.rpartition("/")[0]
    found = tokens(FILES[name])
    ways = [str(token.attrGet("href")) for token in found if token.type == "link_open"]
    there = {f"{folder}/{way.partition('#')[0]}" if folder else way.partition("#")[0] for way in ways if way[0] != "#"}

    assert ways
    assert set() == {re.sub(r"[^/]+/\.\./", "", path) for path in there} - set(FILES)
    assert set() == {token.type for token in found} & {"image", "code_inline", "code_block", "fence"}


def test_markdown_shows_every_text() -> None:
    """Each of the names can be read in some page as it was written, with what cannot be seen made visible."""
    shown = "".join(token.content for text in FILES.values() for token in tokens(text) if token.type == "text")
    plain = shown.replace("\u2060", "")

    assert [] == [text for text in HOSTILE if visible(text) not in plain]


def test_markdown_has_one_place_for_notes() -> None:
    """No name can pass for a mark of the notes."""
    assert {(1, 1)} == {(text.count("<!-- sogov: notes begin"), text.count("notes end -->")) for text in FILES.values()}


def test_headings_are_where_links_lead() -> None:
    """Every link to a heading leads to one that there is, by the name that hosts give it."""
    anchors = {
        name: {
            re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
            for title in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
        }
        for name, text in FILES.items()
    }
    checked = 0
    for name, text in FILES.items():
        for token in tokens(text):
            way = str(token.attrGet("href") or "")
            path, _, anchor = way.partition("#")
            if anchor:
                folder = name.rpartition("/")[0]
                target = re.sub(r"[^/]+/\.\./", "", f"{folder}/{path}" if folder else path) if path else name
                assert anchor in anchors[target]
                checked += 1

    assert checked


def test_html_has_its_own_elements_only(elements: Elements) -> None:
    """No element is there but those that pages are made of, and no attribute that acts."""
    assert set() == {tag for tag, _ in elements.found} - ALLOWED
    names = {name for _, attributes in elements.found for name in attributes}
    assert set() == {name for name in names if name.startswith("on") or name in ("style", "src", "srcset", "action")}


def test_html_links_stay_on_the_page(elements: Elements) -> None:
    """Without a script nothing leads out of the page."""
    ways = {str(attributes["href"]) for tag, attributes in elements.found if tag == "a"}

    assert ways
    assert set() == {way for way in ways if not way.startswith("#")}


def test_html_shows_every_text(elements: Elements) -> None:
    """Each of the names can be read on the page as it was written, with what cannot be seen made visible."""
    shown = "\n".join(elements.texts)

    assert [] == [text for text in HOSTILE if visible(text) not in shown]


def test_the_policy_allows_what_is_there(page: str, elements: Elements) -> None:
    """The page's policy names its one script and its one style by their digests, and allows nothing else."""
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (policy,) = [a["content"] for tag, a in elements.found if tag == "meta" and "http-equiv" in a]

    assert 1 == len(scripts) == len(styles)
    assert (
        f"default-src 'none'; script-src '{digest(scripts[0])}'; style-src '{digest(styles[0])}'; base-uri 'none'; "
        "form-action 'none'"
    ) == policy
    assert [{}, {"id": "answers", "type": "application/json"}] == sorted(
        (attributes for tag, attributes in elements.found if tag == "script"), key=len
    )


def test_the_answers_hold_what_was_written(page: str) -> None:
    """Texts in the answers are whole, and what cannot be seen is made visible."""
    names = {name for name in payload_in(page)["resources"]["names"] if name}

    assert {visible(text) for text in HOSTILE} == names


def anchor_of(title: str) -> str:
    """The name that hosts give to a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def digest(text: str) -> str:
    """The digest of a text as such a policy writes it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
