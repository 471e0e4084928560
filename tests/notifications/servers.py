"""Local stand-ins for the two real gateways. They check signatures by the published rules, written here
independently of the makers' libraries, and remember what they accepted."""

import hashlib
import hmac
import json
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote, urlsplit

KEY_ID, KEY_SECRET = "test-key-id", "test-key-secret"
TIME_OUT = "time out"


def hmac256(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


class GatewayServer(ThreadingHTTPServer):
    """`answer` is "OK", an error code, TIME_OUT (after accepting), or an HTTP status number."""

    daemon_threads = True

    def __init__(self, name, handler):
        super().__init__(("127.0.0.1", 0), handler)
        self.name, self.clock_offset = name, 0
        self.accepted, self.answer, self.released = [], "OK", threading.Event()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        answer = self.server.answer
        if isinstance(answer, int):
            self.reply(answer, b"<html>Bad gateway</html>", "text/html")
        else:
            status, content = self.handle_call(answer)
            if answer == TIME_OUT:
                self.server.released.wait(10)
                self.close_connection = True
                return
            self.reply(status, json.dumps(content).encode(), "application/json")

    def now(self):
        return time.time() + self.server.clock_offset

    def reply(self, status, content, content_type):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args):
        pass


class AliyunHandler(Handler):
    def handle_call(self, answer):
        if refused := self.wrong_signature():
            return refused
        query = dict(parse_qsl(urlsplit(self.path).query))
        if self.headers["x-acs-action"] == "QuerySendDetails":
            return 200, self.details(query)
        if answer not in ("OK", TIME_OUT):
            return 200, {"Code": answer, "Message": "示例拒绝", "RequestId": "r"}
        self.server.accepted.append(
            {
                "phone": query["PhoneNumbers"],
                "signature": query["SignName"],
                "template": query["TemplateCode"],
                "params": json.loads(query["TemplateParam"]),
                "reference": query["OutId"],
            }
        )
        return 200, {"Code": "OK", "Message": "OK", "BizId": "biz-1", "RequestId": "r"}

    def details(self, query):
        sent = [
            {"OutId": one["reference"], "SendStatus": 3, "PhoneNum": one["phone"]}
            for one in self.server.accepted
            if one["phone"] == query["PhoneNumber"]
        ]
        first = (int(query["CurrentPage"]) - 1) * int(query["PageSize"])
        page = sent[first : first + int(query["PageSize"])]
        return {"Code": "OK", "TotalCount": len(sent), "SmsSendDetailDTOs": {"SmsSendDetailDTO": page}}

    def wrong_signature(self):
        scheme, _, rest = self.headers["Authorization"].partition(" ")
        fields = dict(part.split("=", 1) for part in rest.split(","))
        if fields["Credential"] != KEY_ID:
            return 404, {"Code": "InvalidAccessKeyId.NotFound", "Message": "no such key", "RequestId": "r"}
        moment = datetime.strptime(self.headers["x-acs-date"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        if abs(self.now() - moment.timestamp()) > 900:
            return 400, {"Code": "InvalidTimeStamp.Expired", "Message": "clock", "RequestId": "r"}
        if scheme != "ACS3-HMAC-SHA256" or fields["Signature"] != self.signature(fields["SignedHeaders"]):
            return 400, {"Code": "SignatureDoesNotMatch", "Message": "signature", "RequestId": "r"}
        return None

    def signature(self, signed):
        """https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature"""
        url = urlsplit(self.path)
        pairs = sorted(parse_qsl(url.query, keep_blank_values=True))
        query = "&".join(f"{quote(name, safe='~')}={quote(value, safe='~')}" for name, value in pairs)
        headers = "".join(f"{name}:{self.headers[name].strip()}\n" for name in signed.split(";"))
        canonical = "\n".join(["POST", url.path, query, headers, signed, sha256(self.body)])
        return hmac256(KEY_SECRET.encode(), f"ACS3-HMAC-SHA256\n{sha256(canonical.encode())}").hexdigest()


class TencentHandler(Handler):
    def handle_call(self, answer):
        if code := self.wrong_signature():
            return self.error(code)
        if answer not in ("OK", TIME_OUT) and "." in answer and not answer.startswith("LimitExceeded"):
            return self.error(answer)
        call = json.loads(self.body)
        if answer in ("OK", TIME_OUT):
            self.server.accepted.append(
                {
                    "phone": call["PhoneNumberSet"][0],
                    "signature": call["SignName"],
                    "template": call["TemplateId"],
                    "params": call["TemplateParamSet"],
                    "reference": call["SessionContext"],
                    "app": call["SmsSdkAppId"],
                }
            )
        code = "Ok" if answer in ("OK", TIME_OUT) else answer
        status = {
            "SerialNo": "serial-1",
            "Code": code,
            "Message": "",
            "PhoneNumber": call["PhoneNumberSet"][0],
        }
        return 200, {"Response": {"SendStatusSet": [status], "RequestId": "r"}}

    def error(self, code):
        return 200, {"Response": {"Error": {"Code": code, "Message": "示例拒绝"}, "RequestId": "r"}}

    def wrong_signature(self):
        scheme, _, rest = self.headers["Authorization"].partition(" ")
        fields = dict(part.strip().split("=", 1) for part in rest.split(","))
        key_id, date, service, _ = fields["Credential"].split("/")
        if key_id != KEY_ID:
            return "AuthFailure.SecretIdNotFound"
        stamp = self.headers["X-TC-Timestamp"]
        if abs(self.now() - int(stamp)) > 300:
            return "AuthFailure.SignatureExpire"
        if date != datetime.fromtimestamp(int(stamp), UTC).strftime("%Y-%m-%d") or service != "sms":
            return "AuthFailure.InvalidAuthorization"
        expected = self.signature(fields["SignedHeaders"], stamp, f"{date}/{service}/tc3_request")
        if scheme != "TC3-HMAC-SHA256" or fields["Signature"] != expected:
            return "AuthFailure.SignatureFailure"
        return None

    def signature(self, signed, stamp, scope):
        """https://cloud.tencent.com/document/api/382/52066"""
        headers = "".join(f"{name}:{self.headers[name].strip().lower()}\n" for name in signed.split(";"))
        canonical = "\n".join(["POST", "/", "", headers, signed, sha256(self.body)])
        text = "\n".join(["TC3-HMAC-SHA256", stamp, scope, sha256(canonical.encode())])
        key = f"TC3{KEY_SECRET}".encode()
        for part in scope.split("/"):
            key = hmac256(key, part).digest()
        return hmac256(key, text).hexdigest()
