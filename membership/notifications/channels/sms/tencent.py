"""Tencent Cloud SMS, signed (TC3-HMAC-SHA256) by its maker's library. It cannot be asked about a sending
whose answer never came, so that stays unknown until a person decides."""

from urllib.parse import urlsplit

from django.conf import settings
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.sms.v20210111.models import SendSmsRequest
from tencentcloud.sms.v20210111.sms_client import SmsClient

from ..base import Gateway, GatewayError, Receipt, Refused, Retry, Unknown
from .base import Message, Reason
from .network import network_error
from .templates import missing_templates, template_of

# The longest beginning that fits decides.
TEMPORARY = {
    "RequestLimitExceeded": Reason.UNAVAILABLE,
    "LimitExceeded.DeliveryFrequencyLimit": Reason.RECIPIENT_LIMIT,
    "LimitExceeded.PhoneNumber": Reason.RECIPIENT_LIMIT,
    "LimitExceeded.GlobalSmsSendingRateLimit": Reason.UNAVAILABLE,
}
FINAL = {
    "LimitExceeded": Reason.QUOTA,
    "FailedOperation.InsufficientBalanceInSmsPackage": Reason.BALANCE,
    "UnauthorizedOperation.ServiceSuspendDueToArrears": Reason.BALANCE,
    "UnauthorizedOperation.SdkAppIdIsDisabled": Reason.BALANCE,
    "FailedOperation.MissingSignature": Reason.SIGNATURE,
    "FailedOperation.Signature": Reason.SIGNATURE,
    "FailedOperation.SignIdNotExist": Reason.SIGNATURE,
    "FailedOperation.Template": Reason.TEMPLATE,
    "FailedOperation.MissingTemplate": Reason.TEMPLATE,
    "InvalidParameterValue.TemplateParameter": Reason.CONTENT,
    "InvalidParameterValue.ContentLengthLimit": Reason.CONTENT,
    "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter": Reason.CONTENT,
    "InvalidParameter.DirtyWordFound": Reason.CONTENT,
    "FailedOperation.ContainSensitiveWord": Reason.CONTENT,
    "FailedOperation.PhoneNumber": Reason.RECIPIENT,
    "InvalidParameterValue.IncorrectPhoneNumber": Reason.RECIPIENT,
    "UnsupportedOperation": Reason.RECIPIENT,
    "UnauthorizedOperation.RequestIpNotInWhitelist": Reason.ADDRESS,
    "UnauthorizedOperation": Reason.CREDENTIALS,
    "AuthFailure": Reason.CREDENTIALS,
    "InvalidParameterValue.SdkAppIdNotExist": Reason.CREDENTIALS,
    "AuthFailure.SignatureExpire": Reason.CLOCK,
    "InternalError.RequestTimeException": Reason.CLOCK,
    "FailedOperation": Reason.OTHER,
    "InvalidParameter": Reason.OTHER,
    "MissingParameter": Reason.OTHER,
}


class TencentGateway(Gateway):
    def send(self, message: Message) -> Receipt:
        template_id, values = template_of("tencent", message)
        request = SendSmsRequest()
        request.PhoneNumberSet = [message.phone]
        request.SmsSdkAppId = settings.SMS_TENCENT["app_id"]
        request.SignName = settings.SMS_SIGNATURE
        request.TemplateId = template_id
        request.TemplateParamSet = list(values.values())
        request.SessionContext = message.reference
        try:
            status = make_client().SendSms(request).SendStatusSet[0]
        except TencentCloudSDKException as error:
            raise refusal(error.code or "", error.message or "", error) from error
        except (IndexError, TypeError) as error:
            raise Unknown(Reason.TIMED_OUT) from error
        if status.Code != "Ok":
            raise refusal(status.Code, status.Message)
        return Receipt(status.SerialNo)

    @classmethod
    def missing_settings(cls) -> list[str]:
        given = {
            "SMS_SIGNATURE": settings.SMS_SIGNATURE,
            "SMS_TENCENT_KEY_ID": settings.SMS_TENCENT["key_id"],
            "SMS_TENCENT_KEY_SECRET": settings.SMS_TENCENT["key_secret"],
            "SMS_TENCENT_APP_ID": settings.SMS_TENCENT["app_id"],
        }
        return [name for name, value in given.items() if not value] + missing_templates("tencent")


def make_client() -> SmsClient:
    """Without a retryer and without the breaker that turns to another region: nothing is sent twice."""
    endpoint = urlsplit(settings.SMS_TENCENT["endpoint"])
    http = HttpProfile(
        protocol=endpoint.scheme, endpoint=endpoint.netloc, reqTimeout=settings.SMS_TIMEOUT_SECONDS
    )
    profile = ClientProfile(httpProfile=http, disable_region_breaker=True)
    credential = Credential(settings.SMS_TENCENT["key_id"], settings.SMS_TENCENT["key_secret"])
    return SmsClient(credential, settings.SMS_TENCENT["region"], profile)


def refusal(code: str, detail: str, error: Exception | None = None) -> GatewayError:
    """A code we do not know is not proof that nothing was sent (time-outs and InternalError among them)."""
    matches = [beginning for beginning in (*TEMPORARY, *FINAL) if code.startswith(beginning)]
    if not matches:
        return network_error(error, code) if error else Unknown(Reason.TIMED_OUT, code, detail)
    best = max(matches, key=len)
    if best in TEMPORARY:
        return Retry(TEMPORARY[best], code, detail)
    return Refused(FINAL[best], code, detail)
