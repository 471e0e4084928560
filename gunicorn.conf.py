"""How gunicorn serves the site, in the demonstration and in production."""

import os
import tempfile
from pathlib import Path

from environ import Env

env = Env()
Env.read_env(Path(__file__).with_name(".env"))

pythonpath = "site"
bind = f"{env('HOST', default='127.0.0.1')}:{env('PORT', default='8000')}"
workers = env.int("WEB_CONCURRENCY", default=2)
worker_class = "gthread"
threads = env.int("WEB_THREADS", default=4)
timeout = 60  # an upload over a slow line, a large export
graceful_timeout = env.int("WEB_GRACEFUL_TIMEOUT", default=20)
keepalive = 5
# A worker proves that it lives by touching a file: in memory where that exists, a slow disk restarts nobody.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else tempfile.gettempdir()  # noqa: S108
control_socket_disable = True  # nobody uses it, and two sites on one machine would share its file
# Lines of requests: to standard output with ACCESS_LOG=1; a proxy in front usually writes them already.
accesslog = "-" if env.bool("ACCESS_LOG", default=False) else None
errorlog = "-"
# Behind proxies of our own (TRUSTED_PROXIES) the scheme is what they say; they are who may say it.
forwarded_allow_ips = env("FORWARDED_ALLOW_IPS", default="127.0.0.1,::1")
