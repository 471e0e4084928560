"""What a person does on the pages, through the client."""

import base64
import json

import altcha

LOGIN, PASSWORD, RESET = "/account/login/", "/account/password/", "/account/password/reset/"


def ask_for_code(client, phone="138 0013 8000", url=LOGIN, **more):
    return client.post(url, {"action": "send_code", "phone": phone, **more})


def enter_code(client, code, phone="138 0013 8000", **more):
    return client.post(LOGIN, {"action": "log_in", "phone": phone, "code": code, **more})


def log_in_by_code(client, codes, phone="138 0013 8000", **more):
    ask_for_code(client, phone)
    return enter_code(client, codes[-1].code, phone, **more)


def log_in_by_password(client, username, password, **extra):
    return client.post(f"{LOGIN}?tab=password", {"username": username, "password": password}, **extra)


def wrong(code):
    return "000000" if code != "000000" else "111111"


def solution(challenge: str) -> str:
    """What a browser hands in for the puzzle on the page."""
    puzzle = json.loads(challenge)
    found = altcha.solve_challenge(
        puzzle["challenge"], puzzle["salt"], puzzle["algorithm"], puzzle["max_number"]
    )
    fields = {key: puzzle[key] for key in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps({**fields, "number": found.number}).encode()).decode()
