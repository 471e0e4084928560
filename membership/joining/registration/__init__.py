"""The registration form (入会登记表), filled in with what a company has sent: a Word document made from
the template of its process, and a PDF of the same."""
