from ..qr import qr_data_uri, verify_url
from .files import delete_unreferenced_files, store_content, store_upload
from .papers import issue_paper, render_paper, rescue_papers, revoke_paper

__all__ = [
    "delete_unreferenced_files",
    "issue_paper",
    "qr_data_uri",
    "render_paper",
    "rescue_papers",
    "revoke_paper",
    "store_content",
    "store_upload",
    "verify_url",
]
