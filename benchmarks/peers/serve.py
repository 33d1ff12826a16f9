"""Runs in the peers' own environment: reads one JSON request a line, answers with one JSON line.

Request: {"peer": name, "texts": [...]}. Answer: {"seconds": processor time, "failed": texts that raised,
"found": for each text a list of [start, end, value, unit]}, the offsets half-open, value and unit as strings.
{"peer": null} answers with the peers that are here: {"peers": {name: version}, "missing": {name: why}}.
"""

import json
import sys
import time
from importlib.metadata import version

# JioNLP prints when it is imported.
ANSWERS, sys.stdout = sys.stdout, sys.stderr

BASE = {"year": 2024, "month": 1, "day": 30}
PEERS = {}
MISSING = {}
VERSIONS = {}


def peer(name, package):
    """Register a function that prepares a peer and gives its reader: text to [start, end, value, unit]."""

    def register(prepare):
        try:
            PEERS[name] = prepare()
            VERSIONS[name] = version(package)
        except Exception as error:
            MISSING[name] = f"{type(error).__name__}: {error}"
        return prepare

    return register


def amounts(models):
    """Number models of Recognizers-Text as one reader; their ``end`` is the last character."""

    def read(text):
        for model in models:
            for item in model.parse(text):
                resolution = item.resolution or {}
                unit = resolution.get("isoCurrency") or resolution.get("unit") or item.type_name
                yield item.start, item.end + 1, resolution.get("value"), unit

    return read


@peer("Recognizers-Text, number with unit", "recognizers-text-number-with-unit")
def _():
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    units, numbers = NumberWithUnitRecognizer("zh-cn"), NumberRecognizer("zh-cn")
    return amounts(
        [
            units.get_currency_model(),
            units.get_dimension_model(),
            units.get_temperature_model(),
            units.get_age_model(),
            numbers.get_percentage_model(),
            numbers.get_ordinal_model(),
            numbers.get_number_model(),
        ]
    )


@peer("Recognizers-Text, date and time", "recognizers-text-date-time")
def _():
    import datetime

    from recognizers_date_time import DateTimeRecognizer

    model = DateTimeRecognizer("zh-cn").get_datetime_model()
    base = datetime.datetime(BASE["year"], BASE["month"], BASE["day"])

    def read(text):
        for item in model.parse(text, base):
            for value in (item.resolution or {}).get("values") or [{}]:
                interval = f"{value.get('start') or value.get('value')}/{value.get('end') or value.get('value')}"
                yield item.start, item.end + 1, interval, value.get("type")

    return read


@peer("JioNLP, money", "jionlp")
def _():
    import jionlp

    def read(text):
        for item in jionlp.ner.extract_money(text, with_parsing=True):
            detail = item["detail"]
            numbers = detail["num"] if isinstance(detail["num"], list) else [detail["num"]]
            yield *item["offset"], "..".join(numbers), detail["case"]

    return read


@peer("JioNLP, time", "jionlp")
def _():
    import jionlp

    def read(text):
        for item in jionlp.ner.extract_time(text, time_base=BASE, with_parsing=True):
            times = item["detail"]["time"]
            interval = "/".join(str(day)[:10] for day in times) if isinstance(times, list) else str(times)
            yield *item["offset"], interval, item["type"]

    return read


def answer(request):
    if request["peer"] is None:
        return {"peers": VERSIONS, "missing": MISSING}
    read = PEERS[request["peer"]]
    found, failed = [], 0
    began = time.process_time()
    for text in request["texts"]:
        try:
            found.append(list(read(text)))
        except Exception:
            failed += 1
            found.append([])
    return {"seconds": time.process_time() - began, "failed": failed, "found": found}


def main():
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), file=ANSWERS, flush=True)


if __name__ == "__main__":
    main()
