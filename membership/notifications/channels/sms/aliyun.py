"""Aliyun Dysmsapi, signed (ACS3-HMAC-SHA256) by its maker's library. It can be asked about a sending
whose answer never came: our reference travels as `OutId`."""

import json
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from alibabacloud_dysmsapi20170525 import models as api
from alibabacloud_dysmsapi20170525.client import Client
from alibabacloud_tea_openapi.exceptions import ClientException
from alibabacloud_tea_openapi.utils_models import Config
from darabonba.runtime import RuntimeOptions
from django.conf import settings
from django.utils import timezone

from ..base import Found, Gateway, GatewayError, Receipt, Refused, Retry, Unknown
from .base import Message, Reason
from .network import network_error
from .templates import missing_templates, template_of

TEMPORARY = {
    "BUSINESS_LIMIT_CONTROL": Reason.RECIPIENT_LIMIT,
    "Throttling": Reason.UNAVAILABLE,
}
FINAL = {
    "DAY_LIMIT_CONTROL": Reason.QUOTA,
    "MONTH_LIMIT_CONTROL": Reason.QUOTA,
    "OUT_OF_SERVICE": Reason.BALANCE,
    "AMOUNT_NOT_ENOUGH": Reason.BALANCE,
    "SIGN_STATE_ILLEGAL": Reason.SIGNATURE,
    "SIGN_NAME_ILLEGAL": Reason.SIGNATURE,
    "SMS_SIGNATURE_ILLEGAL": Reason.SIGNATURE,
    "SMS_TEMPLATE_ILLEGAL": Reason.TEMPLATE,
    "TEMPLATE_MISSING_PARAMETERS": Reason.TEMPLATE,
    "TEMPLATE_PARAMS_ILLEGAL": Reason.TEMPLATE,
    "INVALID_JSON_PARAM": Reason.TEMPLATE,
    "MOBILE_NUMBER_ILLEGAL": Reason.RECIPIENT,
    "PARAM_LENGTH_LIMIT": Reason.CONTENT,
    "PARAM_NOT_SUPPORT_URL": Reason.CONTENT,
    "BLACK_KEY_CONTROL_LIMIT": Reason.CONTENT,
    "DENY_IP_RANGE": Reason.ADDRESS,
    "SignatureDoesNotMatch": Reason.CREDENTIALS,
    "InvalidAccessKeyId": Reason.CREDENTIALS,
    "RAM_PERMISSION_DENY": Reason.CREDENTIALS,
    "Forbidden": Reason.CREDENTIALS,
    "InvalidTimeStamp": Reason.CLOCK,
}
PAGE_SIZE = 50


class AliyunGateway(Gateway):
    can_find = True
    settles_after = timedelta(minutes=5)

    def send(self, message: Message) -> Receipt:
        template_id, values = template_of("aliyun", message)
        request = api.SendSmsRequest(
            phone_numbers=phone_for_aliyun(message.phone),
            sign_name=settings.SMS_SIGNATURE,
            template_code=template_id,
            template_param=json.dumps(values, ensure_ascii=False),
            out_id=message.reference,
        )
        try:
            body = make_client().send_sms_with_options(request, RuntimeOptions()).body
        except Exception as error:
            raise translate(error) from error
        if body.code != "OK":
            raise refusal(body.code or "", body.message or "")
        return Receipt(body.biz_id or "")

    def find(self, message: Message) -> Found:
        try:
            known = any(message.reference in ids for ids in references_sent(message))
        except Exception as error:
            raise Retry(Reason.UNAVAILABLE, detail=str(error)) from error
        return Found.YES if known else Found.NO

    @classmethod
    def missing_settings(cls) -> list[str]:
        given = {
            "SMS_SIGNATURE": settings.SMS_SIGNATURE,
            "SMS_ALIYUN_KEY_ID": settings.SMS_ALIYUN["key_id"],
            "SMS_ALIYUN_KEY_SECRET": settings.SMS_ALIYUN["key_secret"],
        }
        return [name for name, value in given.items() if not value] + missing_templates("aliyun")


def make_client() -> Client:
    """Without the library's own retries: sending twice is worse than not knowing."""
    endpoint = urlsplit(settings.SMS_ALIYUN["endpoint"])
    milliseconds = int(settings.SMS_TIMEOUT_SECONDS * 1000)
    return Client(
        Config(
            access_key_id=settings.SMS_ALIYUN["key_id"],
            access_key_secret=settings.SMS_ALIYUN["key_secret"],
            endpoint=endpoint.netloc,
            protocol=endpoint.scheme.upper(),
            connect_timeout=milliseconds,
            read_timeout=milliseconds,
        )
    )


def references_sent(message: Message) -> Iterator[set[str]]:
    """Our references of everything this phone was sent since, a page at a time."""
    client = make_client()
    for day in {day.strftime("%Y%m%d") for day in (local(message.since), local(timezone.now()))}:
        page, total = 0, 1
        while page * PAGE_SIZE < total:
            page += 1
            request = api.QuerySendDetailsRequest(
                phone_number=phone_for_aliyun(message.phone),
                send_date=day,
                page_size=PAGE_SIZE,
                current_page=page,
            )
            body = client.query_send_details_with_options(request, RuntimeOptions()).body
            if body.code != "OK":
                raise refusal(body.code or "", body.message or "")
            total = int(body.total_count or 0)
            details = body.sms_send_detail_dtos
            yield {detail.out_id for detail in (details and details.sms_send_detail_dto) or []}


def translate(error: Exception) -> GatewayError:
    """A refusal of the service has a code; a 5xx or silence tells nothing about the message."""
    if isinstance(error, ClientException):
        return refusal(error.code or "", error.message or "")
    return network_error(error, getattr(error, "code", "") or "")


def refusal(code: str, detail: str) -> GatewayError:
    name = code.removeprefix("isv.").removeprefix("isp.")
    for known, kind in ((TEMPORARY, Retry), (FINAL, Refused)):
        reason = known.get(name) or known.get(name.partition(".")[0])
        if reason:
            return kind(reason, code, detail)
    if name == "SYSTEM_ERROR":
        return Unknown(Reason.TIMED_OUT, code, detail)
    return Refused(Reason.OTHER, code, detail)


def phone_for_aliyun(phone: str) -> str:
    return phone.removeprefix("+86").removeprefix("+")


def local(moment):
    return timezone.localtime(moment, timezone=timezone.get_default_timezone())
