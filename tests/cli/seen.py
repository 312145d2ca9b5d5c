# SPDX-License-Identifier: ISC
"""seen.py FILE COUNTS: what Chromium makes of a page; COUNTS is "name=number" or
"name>number", by blanks. A line for each check: ok or not, a tab, its name, a tab,
what is wrong. Status 3: there is no browser here. The third argument, if given, is
a folder for pictures of the page."""

import os
import sys

from browser import Browser, Missing

HERE = os.path.dirname(os.path.abspath(__file__))


def tell(name, wrong):
    wrong = [" ".join(str(one).split()) for one in wrong]
    print("%s\t%s\t%s" % ("not ok" if wrong else "ok", name, "; ".join(wrong[:8])))


def counted(got, wanted):
    wrong = []
    for term in wanted.split():
        name, more, number = term.partition(">") if ">" in term else term.partition("=")
        if not (got[name] > int(number) if more == ">" else got[name] == int(number)):
            wrong.append("%s, not %d" % (term, got[name]))
    return wrong


def noise(events):
    """What the page said, and what it asked for beyond itself."""
    said, asked = [], []
    for event in events:
        method, parameters = event["method"], event["params"]
        if method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown"):
            said.append(method)
        elif method == "Log.entryAdded":
            said.append(parameters["entry"]["text"])
        elif method == "Network.requestWillBeSent" and parameters.get("type") != "Document":
            asked.append(parameters["request"]["url"])
    return said, asked


def look_at(browser, path, name, width, dark):
    browser.look(width, dark)
    browser.open(path)
    title = browser.ask("document.title")
    with open(os.path.join(HERE, "seen.js"), encoding="utf-8") as script:
        browser.ask(script.read())
    folded = browser.ask("seen.overflow()")
    browser.ask("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    said, asked = noise(browser.events)
    tell(name + ": nothing is said on the console", said)
    tell(name + ": nothing is asked for", asked + browser.ask("seen.requests()"))
    tell(name + ": no script has run", [] if title.count("which end moved?") == 1 else [title])
    tell(name + ": nothing reaches beyond the edge", folded + browser.ask("seen.overflow()"))
    tell(name + ": text stands out from what is behind it", browser.ask("seen.contrast()"))
    tell(name + ": no label lies on another or on a sign", browser.ask("seen.collisions()"))


def picture(browser, path, folder, name, width, dark):
    browser.look(width, dark)
    browser.open(path)
    height = browser.ask("Math.ceil(document.documentElement.scrollHeight)")
    browser.look(width, dark, height=height)
    browser.picture(os.path.join(folder, name + ".png"))


def main():
    path, counts = sys.argv[1:3]
    folder = sys.argv[3] if len(sys.argv) > 3 else None
    try:
        browser = Browser()
    except Missing as why:
        print(why)
        sys.exit(3)
    try:
        for dark in (False, True):
            for width in (360, 1280):
                name = "%s %d" % ("dark" if dark else "light", width)
                if folder:
                    picture(browser, path, folder, name.replace(" ", "-"), width, dark)
                look_at(browser, path, name, width, dark)
        tell("what is to be drawn is there", counted(browser.ask("seen.counts()"), counts))
        tell("every picture is described", browser.ask("seen.described()"))
        refused = browser.ask("seen.refused()")
        tell("the page itself forbids a request", [] if refused == "img-src" else [refused])
        browser.look(1280, dark=True, media="print")
        paper = browser.ask("[getComputedStyle(document.body).backgroundColor,"
                            " getComputedStyle(document.body).color].join()")
        tell("on paper it is black on white",
             [] if paper == "rgb(255, 255, 255),rgb(0, 0, 0)" else [paper])
        browser.look(1280)
        browser.open(path)
        printed = browser.paper()
        tell("it can be printed",
             [] if printed.startswith(b"%PDF") and len(printed) > 10000 else [len(printed)])
        if folder:
            with open(os.path.join(folder, "paper.pdf"), "wb") as out:
                out.write(printed)
    finally:
        browser.close()


if __name__ == "__main__":
    main()
