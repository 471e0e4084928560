"""The simulator over HTTP: the calls of API v3 below /v3/, and the payer's phone on every other address."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .phone import Phone
from .service import Answer, Service

MAX_BODY = 1024 * 1024


class SimulatorServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self, service: Service, *, host: str = "127.0.0.1", port: int = 0, phone: Phone | None = None
    ):
        super().__init__((host, port), Handler)
        self.service, self.phone = service, phone
        shown = "localhost" if host in ("127.0.0.1", "0.0.0.0") else host  # noqa: S104 - what is listened on is compared, not bound
        service.gateway = f"http://{shown}:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: SimulatorServer

    def do_GET(self):
        self.serve("GET")

    def do_POST(self):
        self.serve("POST")

    def serve(self, method: str) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if length > MAX_BODY:
            self.close_connection = True
            return self.reply(Answer(413))
        body = self.rfile.read(length)
        if self.path.startswith("/v3/"):
            answer = self.server.service.answer(method, self.path, self.headers, body)
            held, self.server.service.held = self.server.service.held, None
            if held:
                held.wait(10)
                self.close_connection = True
                return None
            return self.reply(answer)
        if self.server.phone is None:
            return self.reply(Answer(404))
        return self.reply(self.server.phone.answer(method, self.path, body))

    def reply(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 204:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if answer.status != 204:
            self.wfile.write(answer.body)

    def log_message(self, *args):
        pass
