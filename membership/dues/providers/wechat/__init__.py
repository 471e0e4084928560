from .provider import WeChatProvider

__all__ = ["WeChatProvider"]
