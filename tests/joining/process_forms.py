"""What a browser sends when the joining process is saved in the admin."""

from membership.joining.models import JoiningProcess

SWITCHES = ("takes_transfer", "takes_wechat", "sends_sms", "sends_email", "sends_inbox")
PLAIN = (
    "name",
    "min_pictures",
    "max_pictures",
    "submitted_text",
    "manual_url",
    "postal_recipient",
    "postal_phone",
    "postal_address",
    "postal_code",
    "papers_to_send",
)


def step_rows(process: JoiningProcess) -> list[dict]:
    return [
        {
            "id": stage.pk,
            "kind": stage.kind,
            "name": stage.name,
            "is_on": stage.is_on,
            "group": stage.group_id or "",
            "target_days": stage.target_days or "",
            "first_days": stage.first_days or "",
            "notice_days": stage.notice_days,
            "levels": [level.pk for level in stage.levels.all()],
            "text": stage.text,
        }
        for stage in process.stages.all()
    ]


def demand_rows(process: JoiningProcess) -> list[dict]:
    return [
        {"id": each.pk, "category": each.category_id, "name": each.name}
        for each in process.category_demands.all()
    ]


def posted(process: JoiningProcess, *, stages=None, category_demands=None, demands=None, **changes) -> dict:
    """The whole form, with `changes`; rows that are left out are deleted."""
    given = {name: getattr(process, name) for name in PLAIN}
    given |= {name: getattr(process, name) for name in SWITCHES} | changes
    given |= {f"demands-{name}": demand for name, demand in (demands or process.demands).items()}
    given |= _inline("stages", step_rows(process), stages)
    given |= _inline("category_demands", demand_rows(process), category_demands)
    return {name: "on" if value is True else value for name, value in given.items() if value is not False}


def _inline(prefix: str, kept: list[dict], wanted: list[dict] | None) -> dict:
    wanted = kept if wanted is None else wanted
    known = {row["id"] for row in wanted}
    gone = [{**row, "DELETE": "on"} for row in kept if row["id"] not in known]
    rows = sorted([*gone, *wanted], key=lambda row: row["id"] == "")
    data = {
        f"{prefix}-TOTAL_FORMS": len(rows),
        f"{prefix}-INITIAL_FORMS": sum(row["id"] != "" for row in rows),
        f"{prefix}-MIN_NUM_FORMS": 0,
        f"{prefix}-MAX_NUM_FORMS": 1000,
    }
    for place, row in enumerate(rows):
        order = 1 + next((at for at, each in enumerate(wanted) if each is row), len(wanted))
        data |= {f"{prefix}-{place}-{name}": value for name, value in {**row, "ORDER": order}.items()}
    return data
