"""A local stand-in for the tracking service. It checks signatures by the published rule, written here
independently of ours, and counts what it was asked."""

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

CUSTOMER, KEY = "TEST-CUSTOMER", "test-key"
TIME_OUT, GARBAGE = "time out", "garbage"
MESSAGES = {
    "400": "找不到对应公司",
    "408": "快递公司参数异常：验证码错误",
    "500": "查询无结果，请隔段时间再查",
    "501": "服务器错误",
    "502": "服务器繁忙",
    "503": "验证签名失败",
    "601": "KEY已过期",
}


class Kuaidi100Server(ThreadingHTTPServer):
    """`answer` is a state such as "0", TIME_OUT, GARBAGE, a returnCode such as "601", or an HTTP status."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer, self.asked, self.released = "0", [], threading.Event()
        self.events = [("2026-03-11 14:56:00", "已到达  北京转运中心"), ("2026-03-10 09:00:00", "已揽收")]

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/poll/query.do"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        form = dict(parse_qsl(body.decode()))
        signed = hashlib.md5((form["param"] + KEY + CUSTOMER).encode()).hexdigest().upper()
        if form["customer"] != CUSTOMER or form["sign"] != signed:
            return self.refuse("503")
        self.server.asked.append(json.loads(form["param"]))
        answer = self.server.answer
        if answer == TIME_OUT:
            self.server.released.wait(10)
            return None
        if answer == GARBAGE:
            return self.reply(200, b"<html>not json</html>")
        if isinstance(answer, int):
            return self.reply(answer, b"<html>Bad gateway</html>")
        if answer in MESSAGES:
            return self.refuse(answer)
        return self.tell(answer)

    def refuse(self, code):
        content = {"result": False, "returnCode": code, "message": MESSAGES[code]}
        self.reply(200, json.dumps(content, ensure_ascii=False).encode())

    def tell(self, state):
        content = {
            "message": "ok",
            "status": "200",
            "state": state,
            "ischeck": str(int(state == "3")),
            "com": self.server.asked[-1]["com"],
            "nu": self.server.asked[-1]["num"],
            "data": [{"time": at, "ftime": at, "context": text} for at, text in self.server.events],
        }
        self.reply(200, json.dumps(content, ensure_ascii=False).encode())

    def reply(self, status, content):
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args):
        """Quiet."""
