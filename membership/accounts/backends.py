from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password

from .models import User
from .phones import parse_mobile


class PhoneBackend(BaseBackend):
    """Phone and password. Permissions stay with Django's own backend."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        phone = parse_mobile(username or "")
        if phone is None or password is None:
            return None
        user = User.objects.filter(phone_device__phone=phone).first()
        if user is None:
            make_password(password)  # an unknown phone takes as long as a known one
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id):
        return User.objects.filter(pk=user_id, is_active=True).first()
