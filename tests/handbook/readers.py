"""Readers: from the finished pages back to the answers that they give, knowing nothing of how they were made."""

import base64
import html
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

Cells = dict[tuple[str, str], dict[str, object]]

_LINK = re.compile(r"\[(?P<text>(?:[^\]\\])*)\]\((?P<way>[^)]*)\)")
_STATUS = {
    "nobody, and somebody is required": "gap",
    "deliberately nobody": "exempt",
}


def cells_in_markdown(files: Mapping[str, str], titles: Mapping[str, str]) -> Cells:
    """Every cell that the pages of platforms state; `titles` leads from what a responsibility is called to its id."""
    found: Cells = {}
    for name, text in files.items():
        if name.startswith(("platforms/", "without-platform")):
            for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
                if section.startswith("Group"):
                    found |= _group(section, titles)
    return found


def _group(section: str, titles: Mapping[str, str]) -> Cells:
    answers, resources = list(tables(section))
    cells: dict[str, dict[str, object]] = {}
    for row in answers:
        responsibility = titles[_plain(row["Responsibility"])]
        cell = cells.setdefault(responsibility, {"rules": [], "holders": []})
        because = _plain(row["Because"])
        cell["rules"] = sorted(link["text"] for link in _LINK.finditer(row["Because"])) and sorted(
            _plain(link["text"]) for link in _LINK.finditer(row["Because"])
        )
        held = _plain(row["Holder"])
        if held.startswith("conflict"):
            cell["status"] = "conflict"
        elif held in _STATUS:
            cell["status"] = _STATUS[held]
        else:
            cell["status"] = "declared" if because == "the resource declares it" else "assigned"
            holder: dict[str, object] = {"holder": _holder(row["Holder"]), "department": _department(row["Department"])}
            if _plain(row["Share"]):
                holder["share"] = _plain(row["Share"])
            cell["holders"].append(holder)  # type: ignore[attr-defined]  # it is the list that was put there
    found: Cells = {}
    for row in resources:
        paid = [_plain(row[column]).replace(",", "") for column in row if _plain(column).endswith(" pays")]
        for responsibility, cell in cells.items():
            holders = [dict(holder) for holder in cell["holders"]]  # type: ignore[attr-defined]  # the list again
            if responsibility == "funds":
                for holder, amount in zip(holders, paid, strict=bool(paid)):
                    if amount:
                        holder["amount"] = amount
            key = _plain(row["Id"]), responsibility
            found[key] = {"resource": key[0], "responsibility": responsibility, **cell, "holders": holders}
    return found


def tables(text: str) -> Iterator[list[dict[str, str]]]:
    """The tables of a text, their rows by the titles of their columns; equal titles are told apart by a number."""
    for block in re.findall(r"(?:^\|.*\n?)+", text, flags=re.MULTILINE):
        head, _, *rows = [line[2:-2].split(" | ") for line in block.splitlines()]
        titles = [title if title not in head[:number] else f"{number} {title}" for number, title in enumerate(head)]
        yield [dict(zip(titles, row, strict=True)) for row in rows]


def _plain(text: str) -> str:
    text = _LINK.sub(lambda link: link["text"], text)
    return html.unescape(text).replace("\u2060", "").replace("**", "").strip()


def _holder(text: str) -> str:
    link = _LINK.search(text)
    if link is None:
        assert "the home department" == _plain(text)
        return "@home"
    kind, name = re.findall(r"(functions|departments)/(.*)\.md$", link["way"])[0]
    return name if kind == "functions" else f"department:{name}"


def _department(text: str) -> str | None:
    if _plain(text).startswith(("ambiguous", "vacant")):
        return None
    return re.findall(r"departments/(.*)\.md", text)[0]  # type: ignore[no-any-return]  # the groups are texts


def payload_in(page: str) -> Any:  # noqa: ANN401  # JSON
    """The answers that a page for browsers holds, packed or not."""
    plain = re.search(r'<script type="application/json" id="answers">(.*?)</script>', page, re.DOTALL)
    if plain is not None:
        return json.loads(plain[1])
    packed = re.search(r'<script type="text/plain" id="packed">(.*?)</script>', page, re.DOTALL)
    assert packed is not None
    return json.loads(zlib.decompress(base64.b64decode(packed[1])))


def cells_in_payload(world: Any, stage: str | None = None) -> Cells:  # noqa: ANN401  # JSON
    """Every cell that the answers of a page come to; amounts are left to the script of the page."""
    found: Cells = {}
    resources = world["resources"]
    for row, resource in enumerate(resources["ids"]):
        home = _at(resources["homes"], row)
        for number, (responsibility, *_) in enumerate(world["responsibilities"]):
            view = world["views"][stage][number] if stage is not None else 0
            decision = world["decisions"][number][_at(view or resources["cells"][number], row)]
            status, holders, rules, _, _ = decision
            found[resource, responsibility] = {
                "resource": resource,
                "responsibility": responsibility,
                "status": status,
                "rules": [world["rules"][rule][0] for rule in rules],
                "holders": [_held(holder, home, world) for holder in holders],
            }
    return found


def _held(holder: list[Any], home: int, world: Any) -> dict[str, object]:  # noqa: ANN401  # JSON
    word, *share = holder
    department = _at(world["found"][word][0], home)
    known = isinstance(department, int) and department >= 0
    found: dict[str, object] = {
        "holder": world["words"][word],
        "department": world["departments"][department][0] if known else None,
    }
    if share:
        text, top, bottom = share
        assert _fraction(text) == Fraction(int(top), int(bottom))
        found["share"] = text
    return found


def _fraction(text: str) -> Fraction:
    return Fraction(text.removesuffix("%")) / 100 if text.endswith("%") else Fraction(text)


def _at(column: Any, row: int) -> Any:  # noqa: ANN401  # JSON
    return column[row] if isinstance(column, list) else column["all"]
