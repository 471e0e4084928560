"""Captions of publicity pictures: whether one says what is seen, or is only a name that a device gave."""

import re
import unicodedata

MAX_CAPTION = 100

# What cameras, phones, scanners and messengers call their files, before the numbers.
_DEVICE = (
    r"img|dsc[nf]?|dscf|pict?|photo|image|picture|screenshot|screen\s?shot|screen\s?recording|scan|mvimg|pxl|vid"
    r"|mmexport|wechat\s?image|wechatimg|wx|qq|snapshot|untitled|file|download|new|copy"
    r"|微信图片|微信截图|企业微信截图|钉钉截图|qq图片|qq截图|屏幕截图|屏幕快照|截屏|截图|图片|照片|图像|相片|扫描件?|未命名|新建|下载|无标题"
    r"|副本|画板"
)
_LEFTOVER = r"[\s_\-.()\[\]（）【】#,:：~+]"
_FILE_NAME = re.compile(
    rf"(?:(?:{_DEVICE})|{_LEFTOVER}|[0-9]|[a-z]{{1,2}}(?=[0-9_\-])|年|月|日|时|分|秒|at|am|pm)*",
    re.IGNORECASE,
)
_HEXADECIMAL = re.compile(r"(?=.*[0-9])[0-9a-f\-]{12,}", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(jpe?g|png|gif|webp|heic|bmp|tiff?|pdf)$", re.IGNORECASE)


def is_file_name(caption: str) -> bool:
    """Is this only what a device calls a picture: IMG_1234, DSC0001, 微信图片_20240131, 截图?"""
    text = unicodedata.normalize("NFKC", caption).strip()
    bare = _EXTENSION.sub("", text)
    return bool(_FILE_NAME.fullmatch(bare) or _HEXADECIMAL.fullmatch(bare) or bare != text)


def suggested(file_name: str) -> str:
    """The caption a file's name offers: people who name their pictures need not type it again."""
    stem = _EXTENSION.sub("", file_name).strip()[:MAX_CAPTION]
    return "" if is_file_name(stem) else stem
