from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("login/", views.LoginView.as_view(), name="login"),
    path("logout/", views.LogoutView.as_view(), name="logout"),
    path("password/", views.SetPasswordView.as_view(), name="set-password"),
    path("password/change/", views.ReplacePasswordView.as_view(), name="replace-password"),
    path("password/reset/account/", views.ResetAccountPasswordView.as_view(), name="reset-account-password"),
    path("password/reset/", views.ResetPasswordView.as_view(), name="reset-password"),
    path("agreements/<slug:kind>/", views.agreement, name="agreement"),
    path("agreements/<slug:kind>/<int:number>/", views.agreement, name="agreement-version"),
]
