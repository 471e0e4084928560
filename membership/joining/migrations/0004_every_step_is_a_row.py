from django.db import migrations

BEFORE = (("notice", "入会须知"), ("form", "填报信息"))


def write_steps(apps, schema_editor):
    """Until now a process held its review stages only; the rest of the way was the same for everyone."""
    process_model = apps.get_model("joining", "JoiningProcess")
    stage_model = apps.get_model("joining", "Stage")
    for process in process_model.objects.all():
        reviews = list(stage_model.objects.filter(process=process).order_by("sort_order", "pk"))
        for place, stage in enumerate(reviews):
            stage.sort_order = place + len(BEFORE)
            stage.save(update_fields=["sort_order"])
        for place, (kind, name) in enumerate(BEFORE):
            stage_model.objects.create(process=process, kind=kind, name=name, sort_order=place)
        stage_model.objects.create(
            process=process, kind="dues", name="缴纳会费", sort_order=len(BEFORE) + len(reviews)
        )


class Migration(migrations.Migration):
    dependencies = [("joining", "0003_steps_of_joining")]

    operations = [migrations.RunPython(write_steps, migrations.RunPython.noop)]
