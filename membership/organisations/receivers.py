from .services import link_contacts


def on_phone_confirmed(sender, *, user, phone, **kwargs):
    link_contacts(user=user, phone=phone)
