import pytest

from membership.papers.services import render_paper
from tests.factories import joined_application


@pytest.fixture
def application(db):
    """A company that has joined, and whose applicant has a password."""
    application = joined_application()
    application.applicant.set_password("示例密码-2026")
    application.applicant.save()
    return application


@pytest.fixture
def other(db):
    """Another company."""
    return joined_application()


@pytest.fixture
def member(application, client):
    """The browser of the first company's applicant."""
    client.force_login(application.applicant)
    return client


@pytest.fixture
def certificate(application):
    return application.organisation.membership.certificates.get()


@pytest.fixture
def rendered(certificate):
    assert render_paper(paper_id=certificate.paper_id)
    certificate.paper.refresh_from_db()
    return certificate
