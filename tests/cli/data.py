# SPDX-License-Identifier: ISC
# What the tests of the data stand on: journals with events of every kind, and
# whether the columns of the events sum up to the lines of the report.
#
#   data.py journal FOLDER SEED DAYS     writes areas/ and checks/ up to today
#   data.py spans SEED COUNT [NAME]...   compares both forms for random spans
#   data.py keys MANUAL                  … and what is documented, both ways
#   data.py memory COMMAND...            runs it; its greatest size, in KiB
import csv
import datetime
import decimal
import io
import json
import os
import random
import re
import subprocess
import sys

D = decimal.Decimal
TODAY = datetime.date(2026, 11, 21)
LINES = 'rose slipped raised lowered new let_go remeasured moved'.split()
COLUMNS = {'reality': ['rose', 'slipped'], **{line: [line] for line in LINES[2:]}}
AREAS = ['alpha', 'beta', 'gamma', 'delta']
RESULTS = [
    ('km', 'km', 'alpha'), ('kg', 'kg', 'alpha'), ('calm', '/10', 'beta'),
    ('ease', '/10', 'beta'), ('hold', 'bpm', 'gamma'), ('open', 'h', 'gamma'),
    ('words', '', 'delta'), ('last', 'km', 'delta'),
]
REASONS = ['the knee', 'no, never', 'she said "no"', '=1+1', '-1', "'twas so", '@home',
           '+ a little', 'über 5 km', 'a; b', '\u202ereversed', '＝1']

KEPT = {'', 'edited by hand', *(text.replace('\u202e', '\\u202e') for text in REASONS)}


def number(chance, unit):
    if unit == '/10':
        return str(chance.randint(0, 10))
    return str(D(chance.randint(0, 200)) / 10)


def event(chance, name, unit, area):
    pick = chance.random()
    value, other = number(chance, unit), number(chance, unit)
    behind = ' ' + unit if unit else ''
    reason = f' [because:: {chance.choice(REASONS)}]' if chance.random() < .5 else ''
    if not unit or pick < .1:
        return f'[for:: {name}]'
    if pick < .55:
        return f'[is:: {value}] [for:: {name}]'
    if pick < .7:
        return f'[raised:: {other} → {value}{behind}]{reason} [for:: {name}]'
    if pick < .75:
        return f'[let-go:: yes]{reason} [for:: {name}]'
    if pick < .82:
        return f'[resumed:: yes]{reason} [for:: {name}]'
    if pick < .86:
        return f'[enough:: {chance.choice([value, "yes"])}]{reason} [for:: {name}]'
    if pick < .9:
        return f'[moved:: {area} → {chance.choice(AREAS)}]{reason} [for:: {name}]'
    if pick < .92:
        return (f'[remeasured:: {other} → {value}{behind}] [is:: {number(chance, unit)}] '
                f'[way:: up] [slip:: 5]{reason} [for:: {name}]')
    if pick < .94:
        return (f'[postponed:: 2026-01-01 → 2027-{chance.randint(1, 12):02}-01]{reason} '
                f'[for:: {chance.choice([name, area])}]')
    return f'[chosen:: {other} → {value}{behind}] [way:: up] [slip:: 5]{reason} [for:: {name}]'


def look(chance, first):
    text = ''
    for area in AREAS:
        items = ''
        for name, unit, home in RESULTS:
            if first and home == area and name != 'open' and unit:
                a, b = ('58', '58') if name == 'hold' else (number(chance, unit), number(chance, unit))
                items += f'- {name} [chosen:: {a} → {b} {unit}] [way:: up] [slip:: 5] [for:: {name}]\n'
            elif chance.random() < .12:
                items += f'- {name} {event(chance, name, unit, area)}\n'
        if items:
            text += f'\n## 20:15 {area.title()}\n\n{chance.choice(["", "A fact.", "Two of them."])}\n\n{items}'
        if items and chance.random() < .2:
            text += f'\n### From {chance.choice(["Ana", "=Bo", "C, D"])}\n\n- calm [is:: 4] [for:: calm]\n'
    return text


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def journal(folder, seed, days, every=3):
    chance = random.Random(seed)
    for area in AREAS:
        text = f'# {area.title()}\n\n[horizon:: 2027-06-01]\n'
        if area == 'delta':
            text += f'[retired:: {TODAY - datetime.timedelta(days // 4)}]\n'
        text += '\n### Results\n\n'
        for name, unit, home in RESULTS:
            if home == area:
                to = f' [to:: {number(chance, unit)}] [unit:: {unit}] [way:: up]' if unit else ''
                text += f'- {name}{to}{" [slip:: 5]" if name == "hold" else ""} ^{name}\n'
        put(f'{folder}/areas/{area}.md', text)
    for back in range(days, -1, -every):
        day = TODAY - datetime.timedelta(back)
        text = look(chance, back == days)
        if text:
            put(f'{folder}/checks/{day:%Y/%m}/{day}-check.md', f'# {day}\n{text}')


def taut(*args):
    done = subprocess.run(['taut', '-q', 'tension', *args], capture_output=True)
    if done.returncode:
        sys.exit(f'{args}: status {done.returncode}: {done.stderr.decode()}')
    return done.stdout.decode('utf-8')


def read(*args):
    report = json.loads(taut('--format', 'json', *args))
    text = taut('--format', 'csv', *args)
    rows = list(csv.DictReader(io.StringIO(text, newline='')))
    assert '\r' not in text and (not text or text.endswith('\n'))
    assert all(None not in row and None not in row.values() for row in rows), 'ragged'
    for row in rows:
        for column in ('area', 'result', 'unit', 'by', 'because'):
            assert row[column][:1] not in ('=', '+', '-', '@', '\t', '\n', '＝'), row
            row[column] = row[column].removeprefix("'")
    return report, rows


def near(a, b, count=1):
    return abs(a - b) <= D('0.000000001') * (count + 10)


def compare(where, account, rows):
    """The columns of these rows against an account, and the account with itself."""
    wrong = []
    for column, lines in COLUMNS.items():
        total = sum(D(row[column] or 0) for row in rows)
        if not near(total, sum(D(account[line]) for line in lines), len(rows)):
            wrong.append(f'{where}: {column} sums to {total}')
    if not near(D(account['opening']) + sum(D(account[line]) for line in LINES),
                D(account['closing'])):
        wrong.append(f'{where}: opening and lines are not closing')
    if 'rests_on' in account and not near(sum(map(D, account['rests_on'].values())),
                                          D(account['closing'])):
        wrong.append(f'{where}: what it rests on is not closing')
    postponed = sum(row['event'] == 'postponed' and row['to'] > row['from'] != '' for row in rows)
    if postponed != account['postponements']:
        wrong.append(f'{where}: {postponed} postponed')
    return wrong


def follow(rows):
    """Each row by itself, and that the gap before it is what the last one left."""
    wrong, left = [], {}
    for row in rows:
        lines = [D(row[column]) for column in COLUMNS if row[column]]
        gaps = [D(row[side] or 0) for side in ('gap_before', 'gap_after')]
        if row['area'] in AREAS and row['because'] not in KEPT:
            wrong.append(f'not what was written: {row}')
        if row['event'] == 'view':
            if lines or row['gap_before'] or row['gap_after'] or not row['by']:
                wrong.append(f'a view that counts: {row}')
            continue
        if not near(gaps[0] + sum(lines), gaps[1], len(lines)):
            wrong.append(f'does not add up: {row}')
        place = row['area'], row['result']
        if row['result'] and left.get(place, row['gap_before']) != row['gap_before']:
            wrong.append(f'not what {left[place]} left: {row}')
        left[place] = row['gap_after']
    return wrong


def last_mark(result):
    """Where its history ends is where it stands."""
    for mark in result['history'][-1:]:
        for key in ('reality', 'vision', 'tension'):
            if mark[key] != result[key]:
                yield f"{result['id']}: {key} is {result[key]}, the last mark {mark}"


def spans(seed, count, names):
    chance = random.Random(seed)
    wrong, events, seen = [], 0, set()
    for _ in range(int(count)):
        until = TODAY - datetime.timedelta(chance.choice([0, 0, chance.randint(0, 300)]))
        since = until - datetime.timedelta(chance.randint(0, 400))
        span = '--since', str(since), '--until', str(until)
        report, rows = read('-v', *span)
        events += len(rows)
        seen |= {row['event'] for row in rows}
        found = compare('whole', report['whole'], rows) + follow(rows)
        for area in report['areas']:
            of_area = [row for row in rows if row['area'] == area['id']]
            found += compare(area['id'], area, of_area)
            for result in area['results']:
                found += compare(f"{area['id']} {result['id']}", result,
                                 [row for row in of_area if row['result'] == result['id']])
                found += last_mark(result)
        for name in names:
            is_area = any(name == area['id'] for area in report['areas'])
            key = 'area' if is_area else 'result'
            narrow, few = read(name, *span)
            found += compare(name, narrow['whole'], few)
            if few != [row for row in rows if row[key] == name]:
                found.append(f'{name} is not its part of all')
        wrong += [f'{" ".join(span)}: {text}' for text in found]
    print(*wrong[:20], sep='\n')
    print(f'# {events} events: {" ".join(sorted(seen))}', file=sys.stderr)
    return bool(wrong) or events == 0


def documented(manual):
    """The names of .It Va, by the part they stand in."""
    keys, part = {}, ''
    for line in open(manual, encoding='utf-8'):
        if line.startswith(('.Sh ', '.Ss ')):
            part = line[4:].strip()
        elif line.startswith('.It Va '):
            keys.setdefault(part, []).extend(re.findall(r'[a-z_]+', line[7:]))
    return keys


def printed(report, header):
    keys = {'The report': list(report), 'Columns': header, 'The account': [],
            'What it rests on': list(report['whole']['rests_on'])}
    account = [key for key in report['whole'] if key != 'rests_on']
    keys['The account'] = account
    def add(part, found):
        known = keys.setdefault(part, list(found))
        assert known == list(found), f'{part}: not always the same keys'
    for area in report['areas']:
        add('The area', [key for key in area if key not in account])
        add('What it rests on', area['rests_on'])
        for result in area['results']:
            add('The result', [key for key in result if key not in account])
            for part, value in [('The band', result['band']), ('The pace', result['pace'])]:
                if value:
                    add(part, value)
            for part, values in [('The view', result['others']), ('The mark', result['history'])]:
                for value in values:
                    add(part, value)
    for question in report['questions']:
        add('The question', question)
    return keys


def compare_keys(manual):
    report, _ = read('-v')
    header = taut('--format', 'csv').split('\n')[0].split(',')
    told, found = documented(manual), printed(report, header)
    wrong = [f'{part}: the manual has {told.get(part)}, printed is {found.get(part)}'
             for part in sorted(set(told) | set(found)) if told.get(part) != found.get(part)]
    print(*wrong, sep='\n')
    return bool(wrong) or len(found) < 10


def memory(command):
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    print(usage.ru_maxrss)
    return status != 0


if sys.argv[1] == 'journal':
    journal(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
elif sys.argv[1] == 'spans':
    sys.exit(spans(int(sys.argv[2]), sys.argv[3], sys.argv[4:]))
elif sys.argv[1] == 'keys':
    sys.exit(compare_keys(sys.argv[2]))
elif sys.argv[1] == 'memory':
    sys.exit(memory(sys.argv[2:]))
