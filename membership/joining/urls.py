from django.urls import path, re_path

from .views import account, form, journey, papers, pictures, publicity, sending

app_name = "joining"

urlpatterns = [
    path("", journey.start, name="start"),
    path("notice/", journey.notice, name="notice"),
    path("form/", form.form, name="form"),
    path("form/draft/", form.save_draft_now, name="draft"),
    path("form/files/<str:slot>/", form.put_file, name="file"),
    path("form/files/<str:slot>/remove/", form.take_file_out, name="remove-file"),
    path("form/pictures/", pictures.put_picture, name="picture"),
    path("form/pictures/remove/", pictures.remove, name="remove-picture"),
    path("form/pictures/earlier/", pictures.move, {"direction": "earlier"}, name="picture-earlier"),
    path("form/pictures/later/", pictures.move, {"direction": "later"}, name="picture-later"),
    path("check/", sending.check, name="check"),
    path("waiting/", sending.waiting, name="waiting"),
    path("sent/", sending.sent, name="sent"),
    path("withdraw/", sending.withdraw, name="withdraw"),
    path("account/", account.account, name="account"),
    path("papers/", papers.papers, name="papers"),
    path("papers/parcels/<int:pk>/withdraw/", papers.withdraw_parcel, name="withdraw-parcel"),
    re_path(r"^papers/form\.(?P<kind>pdf|docx)$", papers.registration_form, name="registration-form"),
    path("dues/", journey.dues, name="dues"),
    path("done/", journey.done, name="done"),
    path("rejected/", journey.rejected, name="rejected"),
    path("publicity/", publicity.publicity, name="publicity"),
    path("state/", sending.state, name="state"),
]
