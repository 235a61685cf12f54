"""The HTML bulletin, read with the parser of Python's own library."""
from html.parser import HTMLParser

VOID = {"meta"}
FETCHES = {"src", "href", "xlink:href", "action", "data", "poster", "srcset"}


class Page(HTMLParser):
    """What a page says and is made of; `faults`: tags that do not match, scripts, and whatever would be fetched."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.faults, self.words, self.tags, self.style = [], [], [], [], ""
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag in {"script", "link", "iframe", "img", "object", "embed", "base"}:
            self.faults.append(f"<{tag}>")
        self.faults += [f"{tag} {name}={value}" for name, value in attributes if name in FETCHES or name.startswith("on")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> ends {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_data(self, text):
        if self.open and self.open[-1] == "style":
            self.style += text
        elif text.strip():
            self.words.append(text.strip())
