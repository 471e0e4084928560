"""Loaded into a worker by `--include`: makes it stand still at one point, so that it can be killed there."""

import os
import time
from pathlib import Path

from celery.signals import task_prerun

from membership.notifications.channels.email.files import FileBackend
from membership.notifications.channels.sms.console import ConsoleGateway
from news.magazine.services import making

POINT = os.environ.get("BLOCK_AT", "")
MARK = Path(os.environ.get("BLOCK_MARK", "/dev/null"))


def stand_still(point):
    if point == POINT:
        MARK.touch()
        while True:
            time.sleep(1)


class BlockingGateway(ConsoleGateway):
    def send(self, message):
        stand_still("before_send")
        receipt = super().send(message)
        stand_still("after_send")
        return receipt


class BlockingBackend(FileBackend):
    def send_messages(self, email_messages):
        stand_still("before_send")
        sent = super().send_messages(email_messages)
        stand_still("after_send")
        return sent


@task_prerun.connect
def before_claim(task, **kwargs):
    if task.name == "notifications.send_notice":
        stand_still("before_claim")


replace_rows = making.replace_rows


def replace_rows_and_stand_still(pdf, made):
    """The second batch: its files and rows are written, and not committed yet."""
    replace_rows(pdf, made)
    if made[0].number > making.BATCH:
        stand_still("in_a_magazine")


making.replace_rows = replace_rows_and_stand_still
