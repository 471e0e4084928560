"""A search server in little: it keeps the settings, mappings and documents it is sent, refuses fields it
has no mapping for, and answers the kinds of questions our backends ask, by counting."""

import json
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise


class Index:
    def __init__(self, settings):
        self.settings, self.properties, self.documents = settings, {}, {}

    def put(self, name, document):
        unknown = set(document) - set(self.properties)
        assert not unknown, f"not in the mapping: {unknown}"
        copied = {}
        for field, value in document.items():
            for target in as_list(self.properties[field].get("copy_to", [])):
                copied.setdefault(target, []).extend(as_list(value))
        self.documents[name] = document | copied

    def search(self, query):
        scored = [(score(query, document), document) for document in self.documents.values()]
        return sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def score(query, document) -> float:
    """How much the document answers the query; 0 when it does not."""
    [(kind, body)] = query.items()
    return QUESTIONS[kind](body, document)


def bool_(body, document):
    must = [score(part, document) for part in as_list(body.get("must")) + as_list(body.get("filter"))]
    should = [score(part, document) for part in as_list(body.get("should"))]
    if not all(must) or any(score(part, document) for part in as_list(body.get("must_not"))):
        return 0
    needed = body.get("minimum_should_match", 0 if must else 1) if should else 0
    return sum(must) + sum(should) + (not must and not should) if sum(map(bool, should)) >= needed else 0


def multi_match(body, document):
    assert body["type"] in ("phrase", "phrase_prefix")
    earned = 0
    for field in body["fields"]:
        name, _, boost = field.partition("^")
        earned += float(boost or 1) * sum(
            stands(body["query"].split(), text.split(), body["type"] == "phrase_prefix")
            for text in as_list(document.get(name))
        )
    return earned * body.get("boost", 1)


def stands(wanted, tokens, open_ended):
    width = len(wanted)
    return sum(
        tokens[at : at + width - 1] == wanted[:-1]
        and (
            tokens[at + width - 1].startswith(wanted[-1])
            if open_ended
            else tokens[at + width - 1] == wanted[-1]
        )
        for at in range(len(tokens) - width + 1)
    )


def prefix(body, document):
    [(name, wanted)] = body.items()
    wanted = wanted if isinstance(wanted, dict) else {"value": wanted}
    texts = " ".join(map(str, as_list(document.get(name)))).split()
    return wanted.get("boost", 1) * any(token.startswith(wanted["value"]) for token in texts)


def terms(body, document):
    [(name, wanted)] = body.items()
    return float(any(value in as_list(wanted) for value in as_list(document.get(name))))


def range_(body, document):
    [(name, limits)] = body.items()
    values = [value for value in as_list(document.get(name)) if value is not None]
    return float(any(all(COMPARE[op](value, limit) for op, limit in limits.items()) for value in values))


COMPARE = {
    "gt": lambda value, limit: value > limit,
    "gte": lambda value, limit: value >= limit,
    "lt": lambda value, limit: value < limit,
    "lte": lambda value, limit: value <= limit,
}
QUESTIONS = {
    "bool": bool_,
    "multi_match": multi_match,
    "prefix": prefix,
    "term": terms,
    "terms": terms,
    "match": terms,  # of keywords only
    "range": range_,
    "match_all": lambda body, document: 1,
    "exists": lambda body, document: float(bool(as_list(document.get(body["field"])))),
    "dis_max": lambda body, document: max(score(part, document) for part in body["queries"]),
    "constant_score": lambda body, document: body["boost"] * bool(score(body["filter"], document)),
    "nested": lambda body, document: max(
        (score(body["query"], flattened(body["path"], one)) for one in as_list(document.get(body["path"]))),
        default=0,
    ),
}


def flattened(path, nested):
    return {f"{path}.{name}": value for name, value in nested.items()}


class Server(ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.indexes, self.aliases = {}, {}

    def index(self, name) -> Index:
        return self.indexes[self.aliases.get(name, name)]

    def answer(self, method, path, lines):
        for pattern, act in ROUTES:
            if match := re.fullmatch(pattern, f"{method} {path}"):
                return act(self, lines, *match.groups())
        raise AssertionError(f"unknown request: {method} {path}")


def create(server, lines, name):
    server.indexes[name] = Index(lines[0]["settings"])


def map_fields(server, lines, name):
    server.index(name).properties.update(lines[0]["properties"])


def bulk(server, lines, name):
    for action, document in pairwise([*lines, {}]):
        if "index" in action:
            server.index(name).put(action["index"]["_id"], document)
    return {"errors": False, "items": []}


def remove(server, lines, name, document):
    return {"result": "deleted"} if server.index(name).documents.pop(document, None) else None


def search(server, lines, name):
    [body] = lines
    found = server.index(name).search(body["query"])
    start = int(body.get("from", server.parameters.get("from", 0)))
    size = int(body.get("size", server.parameters.get("size", 10)))
    hits = [
        {"_id": document["pk"], "_score": earned, "fields": {"pk": [document["pk"]]}}
        for earned, document in found[start : start + size]
    ]
    counted = {}
    for label, aggregation in (body.get("aggregations") or body.get("aggs") or {}).items():
        values = [document.get(aggregation["terms"]["field"]) for _, document in found]
        counted[label] = {
            "buckets": [{"key": one, "doc_count": values.count(one)} for one in sorted(set(values))]
        }
    return {"hits": {"total": {"value": len(found)}, "hits": hits}, "aggregations": counted}


def put_alias(server, lines, name, alias):
    server.aliases[alias] = name


ROUTES = [
    (r"GET /_alias/(\w+)|HEAD /_alias/(\w+)", lambda server, lines, *names: find_alias(server, names)),
    (r"HEAD /(\w+)", lambda server, lines, name: {} if name in {*server.indexes, *server.aliases} else None),
    (r"PUT /(\w+)/_mapping", map_fields),
    (r"PUT /(\w+)/_alias/(\w+)", put_alias),
    (r"(?:PUT|POST) /(\w+)/_doc/(\w+)", lambda server, lines, name, pk: server.index(name).put(pk, lines[0])),
    (r"DELETE /(\w+)/_doc/(\w+)", remove),
    (r"(?:PUT|POST) /(\w+)/_bulk", bulk),
    (r"(?:GET|POST) /(\w+)/_search", search),
    (
        r"(?:GET|POST) /(\w+)/_count",
        lambda s, lines, name: {"count": len(s.index(name).search(lines[0]["query"]))},
    ),
    (r"(?:GET|POST) /(\w+)/_refresh", lambda server, lines, name: {}),
    (r"DELETE /(\w+)", lambda server, lines, name: {} if server.indexes.pop(name, None) else None),
    (r"PUT /(\w+)", create),
]


def find_alias(server, names):
    name = next(filter(None, names))
    return {server.aliases[name]: {"aliases": {name: {}}}} if name in server.aliases else None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def respond(self):
        path, _, query = self.path.partition("?")
        self.server.parameters = dict(part.split("=", 1) for part in query.split("&") if "=" in part)
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        try:
            lines = [json.loads(text)] if text.strip() else []
        except json.JSONDecodeError:
            lines = [json.loads(line) for line in text.splitlines()]
        try:
            answer, status = self.server.answer(self.command, path, lines), 200
        except KeyError as error:
            answer, status = {"error": {"type": "index_not_found_exception", "reason": str(error)}}, 404
        except AssertionError as error:
            answer, status = {"error": {"type": "illegal_argument_exception", "reason": str(error)}}, 400
        if status == 200 and answer is None and self.command in ("DELETE", "GET", "HEAD"):
            status = 404
        content = json.dumps({"acknowledged": True} if answer is None else answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = respond

    def log_message(self, *args):
        pass


@contextmanager
def search_server():
    with Server() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server
        server.shutdown()
