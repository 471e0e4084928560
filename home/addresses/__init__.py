"""Do the links in our words still lead anywhere? Where they lead is collected from pages, menus and lists;
our own pages and documents are looked up when the report is read, addresses are called from time to time."""
