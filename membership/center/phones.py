def masked(phone: str | None) -> str:
    """138****1234 for +8613800001234: enough to know one's own number by."""
    national = (phone or "").removeprefix("+86")
    return f"{national[:3]}****{national[-4:]}" if len(national) >= 8 else national
