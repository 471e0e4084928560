"""Line icons drawn for this project on a grid of 24, stroked in the colour of the text beside them."""

ICONS = {
    "home": '<path d="M4 11 12 4l8 7v9h-5v-6H9v6H4z"/>',
    "user": '<circle cx="12" cy="8" r="4"/><path d="M4 21c0-4 3.5-7 8-7s8 3 8 7"/>',
    "users": '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c0-3.5 2.8-6 6.5-6s6.5 2.5 6.5 6"/>'
    '<path d="M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.6c2.1.9 3.5 2.9 3.5 5.4"/>',
    "company": '<path d="M4 21V4h10v17M14 10h6v11M2 21h20M8 8h2M8 12h2M8 16h2M17 14h.5M17 17h.5"/>',
    "certificate": '<rect x="3" y="4" width="18" height="12" rx="1.5"/><path d="M7 8h7M7 11.5h4"/>'
    '<circle cx="16.5" cy="13.5" r="2.7"/><path d="m15 16-1 5 2.5-1.4L19 21l-1-5"/>',
    "bill": '<path d="M5 3h14v18l-2.3-1.6L14.3 21 12 19.4 9.7 21l-2.4-1.6L5 21z"/><path d="M9 8h6M9 12h6"/>',
    "settings": '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/>'
    '<circle cx="9" cy="17" r="2"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "check-circle": '<circle cx="12" cy="12" r="9"/><path d="m8 12.3 2.8 2.8L16 9.8"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "alert": '<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5.5M12 16.3v.2"/>',
    "warning": '<path d="M12 4 2.8 20h18.4z"/><path d="M12 10v5M12 17.3v.2"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.7v.2"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.3l3.5 2"/>',
    "copy": '<rect x="8" y="8" width="12" height="12" rx="1.5"/><path d="M16 8V4H4v12h4"/>',
    "download": '<path d="M12 4v11M7.5 10.8 12 15.3l4.5-4.5M4 19.5h16"/>',
    "upload": '<path d="M12 16V5M7.5 9.2 12 4.7l4.5 4.5M4 19.5h16"/>',
    "file": '<path d="M6 3h8l4 4v14H6z"/><path d="M14 3v4h4M9 12h6M9 16h6"/>',
    "image": '<rect x="3" y="5" width="18" height="14" rx="1.5"/><circle cx="8.5" cy="10" r="1.5"/>'
    '<path d="m4 18 5.5-5 3.5 3 3-2.5 4.5 4"/>',
    "archive": '<path d="M4 8h16v12H4zM3 4h18v4H3zM10 12h4"/>',
    "trash": '<path d="M4 7h16M9 7V4h6v3M6.5 7l1 14h9l1-14M10 11v6M14 11v6"/>',
    "edit": '<path d="M4 20h4L19.5 8.5l-4-4L4 16zM13 7l4 4"/>',
    "eye": '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/>'
    '<circle cx="12" cy="12" r="3"/>',
    "print": '<path d="M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z"/>',
    "phone": '<path d="M5 3.5h4l1.8 4.7-2.3 1.7a12 12 0 0 0 5.6 5.6l1.7-2.3 4.7 1.8v4c0 .8-.7 '
    '1.5-1.5 1.5C11 20.5 3.5 13 3.5 5c0-.8.7-1.5 1.5-1.5z"/>',
    "laptop": '<rect x="4.5" y="5" width="15" height="10.5" rx="1.5"/><path d="M2.5 19h19"/>',
    "mobile": '<rect x="7" y="2.5" width="10" height="19" rx="2"/><path d="M11 18.5h2"/>',
    "message": '<path d="M4 5h16v12H9.5L5 21v-4H4z"/><path d="M8 9.5h8M8 13h5"/>',
    "mail": '<rect x="3" y="5" width="18" height="14" rx="1.5"/><path d="m3.5 6.5 8.5 6.5 8.5-6.5"/>',
    "bell": '<path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4"/>',
    "lock": '<rect x="5" y="11" width="14" height="9.5" rx="1.5"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "shield": '<path d="M12 3 4.5 6v6c0 4.5 3.2 7.6 7.5 9 4.3-1.4 7.5-4.5 7.5-9V6z"/>'
    '<path d="m8.5 12 2.5 2.5 4.5-4.5"/>',
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 5 5"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "chevron-right": '<path d="m9 5 7 7-7 7"/>',
    "chevron-left": '<path d="m15 5-7 7 7 7"/>',
    "chevron-down": '<path d="m5 9 7 7 7-7"/>',
    "arrow-right": '<path d="M4 12h15M13 6l6 6-6 6"/>',
    "arrow-left": '<path d="M20 12H5M11 6l-6 6 6 6"/>',
    "arrow-up": '<path d="M12 20V5M6 11l6-6 6 6"/>',
    "arrow-down": '<path d="M12 4v15M6 13l6 6 6-6"/>',
    "external": '<path d="M18 13v7H4V6h7M14 4h6v6M20 4l-9 9"/>',
    "calendar": '<rect x="3.5" y="5" width="17" height="15.5" rx="1.5"/><path d="M3.5 10h17M8 3v4M16 3v4"/>',
    "pin": '<path d="M12 21.5s7-6.2 7-12a7 7 0 0 0-14 0c0 5.8 7 12 7 12z"/>'
    '<circle cx="12" cy="9.5" r="2.5"/>',
    "logout": '<path d="M14 4H5v16h9M10 12h11M17 8l4 4-4 4"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "replace": '<path d="M4 9a8 8 0 0 1 14-3.5L20 8M20 3v5h-5M20 15a8 8 0 0 1-14 3.5L4 16M4 21v-5h5"/>',
    "bank": '<path d="M3 9.5 12 4l9 5.5zM5 10v8M9.5 10v8M14.5 10v8M19 10v8M3 20.5h18"/>',
    "invoice": '<path d="M4 5h16v14H4z"/><path d="m9 8 3 3.5L15 8M12 11.5V16M9 12h6M9 14.3h6"/>',
    "handshake": '<path d="m3 8 4-2 5 2 5-2 4 2M3 8v7l3 1 5 4 7-4 3-1V8M12 8l-3 3.5 2 1.5 3-2 4 4"/>',
    "qr": '<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14z"/>'
    '<path d="M17.5 17.5H20V20h-2.5zM20 14h-1M14 20h1"/>',
    "box": '<path d="m12 3 8 4.2v9.6L12 21l-8-4.2V7.2z"/><path d="m4 7.2 8 4.3 8-4.3M12 11.5V21"/>',
    "book": '<path d="M12 6c-2-1.7-5-2-9-2v14c4 0 7 .3 9 2 2-1.7 5-2 9-2V4c-4 0-7 .3-9 2zM12 6v14"/>',
    "flame": '<path d="M12 3c.5 4-5.5 6-5.5 11.5A5.6 5.6 0 0 0 12 20.5a5.6 5.6 0 0 0 5.5-6C17.5 11 15 9.5 '
    '14.5 7c-1 .8-1.5 2-1.4 3.3C12 8.5 12.8 5 12 3z"/>',
    "play": '<path d="M8 5v14l11-7z"/>',
    "feed": '<path d="M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14"/><circle cx="6" cy="18" r="1"/>',
    "link": '<path d="M10 14a4 4 0 0 0 5.7 0l3.5-3.5a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.5 '
    '3.5a4 4 0 0 0 5.7 5.7l1.5-1.5"/>',
    "zoom-in": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5M11 8v6M8 11h6"/>',
    "zoom-out": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5M8 11h6"/>',
    "expand": '<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>',
    "grid": '<path d="M4 4h6v7H4zM14 4h6v7h-6zM4 14h6v6H4zM14 14h6v6h-6z"/>',
    "list": '<path d="M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01"/>',
    "text": '<path d="M5 5h14M12 5v14M9 19h6"/>',
    "spread": '<path d="M3 5h9v14H3zM12 5h9v14h-9z"/>',
}
