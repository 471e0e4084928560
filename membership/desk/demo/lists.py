"""What the secretariat of the demonstration keeps: lists, levels with dues, the bank account, the process."""

from datetime import date

from django.contrib.auth.models import Group

from membership.certificates.models import CertificateSettings
from membership.directory.models import City, MagazineSettings
from membership.dues.models import DuesSettings, Level, Price
from membership.joining.models import CategoryDemand, JoiningProcess, Stage
from membership.notifications.models import NotificationSettings
from membership.organisations.models import Category, Industry

from .associations.facts import Association, Step
from .papers import registration_form, seal


def write_lists(told: Association) -> JoiningProcess:
    for model, names in ((Industry, told.industries), (Category, told.categories), (City, told.cities)):
        model.objects.bulk_create(model(name=name, sort_order=place) for place, name in enumerate(names))
    for place, each in enumerate(told.levels):
        level = Level.objects.create(
            name=each.name, description=each.description, sort_order=place, is_offered=each.is_offered
        )
        Price.objects.create(level=level, amount=each.amount, starts_on=date(2020, 1, 1))
    _keep(DuesSettings.load(), told.dues)
    _keep(
        CertificateSettings.load(),
        {"issuer": told.name, "signatory": told.signatory, "seal": seal(told.name)},
    )
    _keep(MagazineSettings.load(), {"is_used": told.has_magazine})
    _keep(NotificationSettings.load(), {"association": told.name} | told.letterhead)
    return _write_process(told)


def _keep(settings, values: dict) -> None:
    for name, value in values.items():
        setattr(settings, name, value)
    settings.save()


def _write_process(told: Association) -> JoiningProcess:
    form = registration_form() if told.has_empty_form else None
    process = JoiningProcess.objects.create(
        name="入会流程", is_current=True, form_template=form, **told.process
    )
    levels = {level.name: level for level in Level.objects.all()}
    for place, step in enumerate(told.steps):
        stage = _write_step(process, place, step)
        stage.levels.set([levels[name] for name in step.levels])
        stage.save()
    for category, questions in told.demanded.items():
        for name in questions:
            CategoryDemand.objects.create(
                process=process, category=Category.objects.get(name=category), name=name
            )
    return process


def _write_step(process: JoiningProcess, place: int, step: Step) -> Stage:
    group = Group.objects.get(name=step.decided_by.name) if step.decided_by else None
    return Stage.objects.create(
        process=process,
        sort_order=place,
        kind=step.kind,
        name=step.name,
        group=group,
        target_days=step.target_days,
        first_days=step.first_days,
        text=step.text,
    )
