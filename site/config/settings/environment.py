"""Where this installation stands, as its environment or a file `.env` says; read once for all settings."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[3]

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

ASSOCIATION = env("ASSOCIATION", default="j")
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
DATA_DIR = VAR_DIR / ASSOCIATION
DATA_DIR.mkdir(parents=True, exist_ok=True)
PUBLIC_URL = env("PUBLIC_URL", default="http://localhost:8000").rstrip("/")
REDIS_URL = env("REDIS_URL", default="")
