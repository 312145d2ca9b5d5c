# SPDX-License-Identifier: ISC
"""pseudo.py catalogue POT PO: a catalogue in which every letter is another one, but
for conversions. pseudo.py prompts FOLDER FOLDER: the same of the pages of questions.
pseudo.py words FILE...: what taut said under it (a file a command,
its first line the command, and behind ` | ` words that it may say besides those that
were typed): each word in plain letters, not all of them large, that is no option,
path, id or field, with its line."""
import os
import re
import sys

LETTERS = {ord("a") + n: 0x430 + n for n in range(26)} | {ord("A") + n: 0x410 + n
                                                         for n in range(26)}
CONVERSION = re.compile(r"(%[^A-Za-z%]*(?:z|l|ll|h)?[A-Za-z]|%%|\\.)")


def other(text):
    parts = CONVERSION.split(text)
    return "".join(part if n % 2 else part.translate(LETTERS) for n, part in enumerate(parts))


def catalogue(source, target):
    head = True
    with open(source, encoding="utf-8") as pot, open(target, "w", encoding="utf-8") as po:
        for block in pot.read().split("\n\n"):
            lines = [line for line in block.split("\n") if line and line[0] in 'm"']
            texts, at = {}, None
            for line in lines:
                if line[0] == "m":
                    at, line = line.split(" ", 1)
                    texts[at] = ""
                texts[at] += line[1:-1]
            if head:
                po.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n'
                         'Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n')
                head = False
                continue
            if "msgid" not in texts:
                continue
            po.write("\n")
            if "msgctxt" in texts:
                po.write('msgctxt "%s"\n' % texts["msgctxt"])
            po.write('msgid "%s"\n' % texts["msgid"])
            if "msgid_plural" in texts:
                po.write('msgid_plural "%s"\nmsgstr[0] "%s"\nmsgstr[1] "%s"\n' % (
                    texts["msgid_plural"], other(texts["msgid"]), other(texts["msgid_plural"])))
            else:
                po.write('msgstr "%s"\n' % other(texts["msgid"]))


def prompts(source, target):
    for name in os.listdir(source):
        with open(os.path.join(source, name), encoding="utf-8") as page, \
                open(os.path.join(target, name), "w", encoding="utf-8") as copy:
            for line in page:
                parts = re.split(r"(\{[^}]*\})", line)
                copy.write(line if line[0] in "[#" else "".join(
                    part if n % 2 else part.translate(LETTERS) for n, part in enumerate(parts)))


# What is format wherever it stands.
FORMAT = re.compile(r"""
    <style>.*?</style> | <[^>]*>                          # of a page only what is read
    | (?<![\w])[\w.~-]*(?:/[\w.,@:^%{}-]*)+               # paths, "/10", units
    | [\w-]+\.(?:md|age|txt)\b                            # files
    | (?<![\w-])--?[a-z][a-z-]*                           # options
    | ^(?:ok|note|wrong|fixed)[ ]+[a-z]+(?=[ ])           # how doctor's lines begin
    | \bage1\w+ | \b[0-9a-f]{7,40}\b                    # recipients, commits
    | \^[a-z0-9-]+ | \[[a-z-]+::[^\]]*\]                  # ids and fields
    | \b(?:taut|git)(?:[ ][a-z][a-z-]*)?                  # commands
    | &[a-z]+;
    """, re.VERBOSE | re.DOTALL | re.MULTILINE)


def words(files):
    for name in files:
        with open(name, encoding="utf-8", errors="replace") as file:
            command, _, said = file.read().partition("\n")
        allowed = re.findall("[A-Za-z]+", command)
        command = command.partition(" | ")[0]
        said = FORMAT.sub(lambda m: "\n" * m[0].count("\n"), said)
        for line in said.split("\n"):
            found = [word for word in re.findall("[A-Za-z]*[a-z]{2,}", line)
                     if word not in allowed]
            if found:
                print("%s: %s\n    %s" % (command, " ".join(found), line.strip()))


if sys.argv[1] == "words":
    words(sys.argv[2:])
else:
    {"catalogue": catalogue, "prompts": prompts}[sys.argv[1]](*sys.argv[2:])
