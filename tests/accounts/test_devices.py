from threading import Barrier, Thread

import pytest
from django.db import connection
from django_otp import devices_for_user, user_has_device, verify_token
from django_otp.models import Device

from membership.accounts.errors import WrongCode
from membership.accounts.models import PhoneDevice, Purpose, User
from membership.accounts.origin import Origin
from membership.accounts.services import log_in_with_code, request_code

from .conftest import PHONE

ORIGIN = Origin("192.0.2.1", browser="示例")


@pytest.mark.django_db
def test_phone_is_never_anybodys_second_factor(codes):
    request_code(phone=PHONE, purpose=Purpose.LOGIN, origin=ORIGIN)
    user = User.objects.create_superuser("示例管理员", password="x")
    device = PhoneDevice.objects.get()
    device.user = user
    device.save()
    assert not user_has_device(user)
    assert list(devices_for_user(user)) == []
    assert verify_token(user, device.persistent_id, codes[0].code) is None
    assert not Device.from_persistent_id(device.persistent_id).is_interactive()
    assert log_in_with_code(phone=PHONE, code=codes[0].code, origin=ORIGIN) == user


@pytest.mark.django_db(transaction=True)
def test_one_code_used_in_parallel_logs_in_once(codes):
    request_code(phone=PHONE, purpose=Purpose.LOGIN, origin=ORIGIN)
    barrier, outcomes = Barrier(4), []

    def use():
        try:
            barrier.wait()
            log_in_with_code(phone=PHONE, code=codes[0].code, origin=ORIGIN)
            outcomes.append("in")
        except WrongCode:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["in", "refused", "refused", "refused"]
    assert User.objects.count() == 1
