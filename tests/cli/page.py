# SPDX-License-Identifier: ISC
"""page.py WHAT FILE…: what a page must be, whatever it is about. Prints what is
wrong, a line each; its status is 1 if anything is."""

import re
import sys
from html.parser import HTMLParser

OPEN = {"meta", "br", "li", "tr", "td", "th", "thead", "tbody"}  # need no end tag
DRAWN = {"line", "rect", "circle", "path", "use"}


class Page(HTMLParser):
    """Its elements in order, each with its ancestors' names."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.path, self.words, self.wrong = [], [], [], []
        self.feed(text)
        self.close()
        if self.path:
            self.wrong.append("not closed: %s" % [element["name"] for element in self.path])

    def handle_starttag(self, name, attributes):
        names = [key for key, _ in attributes]
        if len(set(names)) != len(names):
            self.wrong.append("twice an attribute: %s %s" % (name, names))
        element = dict(attributes, name=name, words="", under=list(self.path))
        self.elements.append(element)
        if name not in OPEN:
            self.path.append(element)

    def handle_startendtag(self, name, attributes):
        self.handle_starttag(name, attributes)
        if name not in OPEN:
            self.path.pop()

    def handle_endtag(self, name):
        if name in OPEN:
            return
        if not self.path or self.path[-1]["name"] != name:
            self.wrong.append("</%s> closes %s" % (name, self.path and self.path[-1]["name"]))
            return
        self.path.pop()

    def handle_data(self, data):
        for element in self.path:
            element["words"] += data

    def all(self, name):
        return [element for element in self.elements if element["name"] == name]


def within(element, ancestor):
    return any(one is ancestor for one in element["under"])


def is_sound(text):
    """Nothing runs, nothing is fetched, everything has words."""
    page = Page(text)
    wrong = page.wrong
    policy = [one.get("content") for one in page.all("meta")
              if one.get("http-equiv") == "Content-Security-Policy"]
    if policy != ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]:
        wrong.append("policy: %s" % policy)
    if not page.all("html")[0].get("lang"):
        wrong.append("no language")
    for name in ("script", "img", "iframe", "object", "embed", "link", "a", "base", "form",
                 "input", "button", "audio", "video", "image", "foreignobject", "animate"):
        if page.all(name):
            wrong.append("<%s> in it" % name)
    for element in page.elements:
        for key, value in element.items():
            if key.startswith("on") or key in ("src", "style", "srcset", "action"):
                wrong.append("%s has %s" % (element["name"], key))
            if key == "href" and not value.startswith("#"):
                wrong.append("%s to %s" % (element["name"], value))
    for token in ("@import", "url(http", "url(//", "javascript:", "expression("):
        for style in page.all("style"):
            if token in style["words"]:
                wrong.append("style has %s" % token)
    wrong += headings(page) + pictures(page) + tables(page)
    return wrong


def headings(page):
    wrong, last = [], 0
    levels = [int(one["name"][1]) for one in page.elements if re.fullmatch("h[1-6]", one["name"])]
    if levels.count(1) != 1 or levels[0] != 1:
        wrong.append("headings: %s" % levels)
    for level in levels:
        if level > last + 1:
            wrong.append("a heading of level %d below one of %d" % (level, last))
        last = level
    return wrong


def pictures(page):
    wrong = []
    ids = [one["id"] for one in page.elements if "id" in one]
    if len(set(ids)) != len(ids):
        wrong.append("ids: %s" % sorted(ids))
    for figure in page.all("figure"):
        drawings = [one for one in page.all("svg") if within(one, figure)]
        if not drawings or drawings[0].get("role") != "img":
            wrong.append("a figure without a picture")
            continue
        names = drawings[0].get("aria-labelledby", "").split()
        said = [one for one in page.elements if one.get("id") in names and within(one, figure)]
        if [one["name"] for one in said] != ["title", "desc"] or \
                not all(one["words"].strip() for one in said):
            wrong.append("a picture without title and description")
    for one in page.all("svg"):
        outer = any(element["name"] == "svg" for element in one["under"])
        if not outer and one.get("role") != "img" and one.get("aria-hidden") != "true":
            wrong.append("a drawing that is neither said nor hidden")
    for one in page.all("article"):
        drawn = [figure for figure in page.all("figure") if within(figure, one)]
        below = [table for table in page.all("table") if within(table, one)]
        if len(drawn) != len(below):
            wrong.append("%d pictures and %d tables: %s" % (len(drawn), len(below), one["words"]))
    for one in page.elements:
        for key, value in one.items():
            if one["name"] in DRAWN and key in ("x", "y", "x1", "x2", "y1", "y2", "width",
                                                "height", "cx", "cy", "r") and \
                    not re.fullmatch(r"-?\d+|\d+\.\d\d%|100%", value):
                wrong.append("%s %s=%s" % (one["name"], key, value))
            if key == "d" and not re.fullmatch(r"[MHVLhvlZz0-9 -]+", value):
                wrong.append("d=%s" % value)
    return wrong


def tables(page):
    wrong = []
    for table in page.all("table"):
        if not [one for one in page.all("caption") if within(one, table)]:
            wrong.append("a table without a caption")
        rows = sum(within(one, table) for one in page.all("tr"))
        if rows > 64:
            wrong.append("a table of %d rows" % rows)
    for one in page.all("th"):
        if one.get("scope") not in ("col", "row"):
            wrong.append("a head without scope")
    return wrong


def own_words(sources):
    """The words in the strings of the program's own files."""
    own = set()
    for path in sources:
        with open(path, encoding="utf-8") as file:
            for string in re.findall(r'"((?:[^"\\]|\\.)*)"', file.read()):
                own |= words_of(string)
    return own


def words_of(text):
    return {word.lower() for word in re.findall(r"[^\W\d_]{4,}", text)}


def says_nothing(text, files):
    """Of a redacted page: no word of the journal's files, but what the program says
    by itself. `files` are those of the journal, '--', and the sources."""
    middle = files.index("--")
    said = words_of(text)
    journal = set()
    for path in files[:middle]:
        with open(path, encoding="utf-8", errors="replace") as file:
            journal |= words_of(file.read())
    leaked = (said & journal) - own_words(files[middle + 1:])
    return ["%d words to look for" % len(journal)] if len(journal) < 20 else sorted(leaked)


def main():
    what, path = sys.argv[1:3]
    with open(path, encoding="utf-8") as file:
        text = file.read()
    wrong = is_sound(text) if what == "sound" else says_nothing(text, sys.argv[3:])
    for line in wrong[:40]:
        print(line)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
