"""Known e-mails: a story as the body, others as attachments."""

from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.extraction.built import Case
from eval.extraction.stock import Half
from eval.extraction.story import Recipe, Story, tell
from eval.extraction.truth import KnownBlock, KnownNote, Truth
from eval.extraction.web import article
from eval.extraction.word import Docx


@dataclass(frozen=True, slots=True)
class Mail:
    """A story, and how the mail carries it. `html` adds the same text as HTML; `attached` names attachments."""

    language: str
    recipe: Recipe
    features: tuple[str, ...]
    encoding: str = "quoted-printable"
    charset: str = "utf-8"
    html: bool = False
    attached: tuple[str, ...] = ()

    def build(self, path: Path, half: Half) -> Truth:
        """Write the mail at `path`."""
        story = tell(self.language, half, path.stem, self.recipe)
        mail = EmailMessage(policy=SMTP)
        mail["From"] = "Desk <desk@example.org>"
        mail["To"] = "Visits <visits@example.org>"
        mail["Date"] = "Mon, 01 Jun 2020 10:00:00 +0000"
        mail["Subject"] = story.parts[0].text
        mail["Message-ID"] = "<known@example.org>"
        mail.set_content(_plain(story), charset=self.charset, cte=self.encoding)
        if self.html:
            mail.add_alternative(f"<html><body>{article(story)}</body></html>", subtype="html", cte="base64")
        blocks, notes = list(story.blocks()), list(story.notes())
        for number, name in enumerate(self.attached):
            more = self._attach(mail, name, half, f"{path.stem}-{number}")
            notes += [replace(note, block=note.block + len(blocks)) for note in more.footnotes]
            blocks += more.blocks
        # A boundary of chance would make every build another file.
        if mail.is_multipart():
            mail.set_boundary("=_known")
            for number, part in enumerate(part for part in mail.iter_parts() if part.is_multipart()):
                part.set_boundary(f"=_known{number}")
        path.write_bytes(mail.as_bytes())
        return Truth(self.language, "own e-mail", ("EML", *self.features), tuple(blocks), tuple(notes))

    def _attach(self, mail: EmailMessage, name: str, half: Half, seed: str) -> "_Attached":
        if name.endswith(".docx"):
            with TemporaryDirectory() as folder:
                file = Path(folder) / f"{seed}.docx"
                truth = Docx(self.language, replace(self.recipe, notes=0.4), ()).build(file, half)
                data = file.read_bytes()
            kind = "vnd.openxmlformats-officedocument.wordprocessingml.document"
            mail.add_attachment(data, maintype="application", subtype=kind, filename=name)
            return _Attached(truth.blocks, truth.footnotes)
        story = tell(self.language, half, seed, self.recipe)
        mail.add_attachment(_plain(story).encode(), maintype="text", subtype="plain", filename=name)
        return _Attached(story.blocks(), ())


@dataclass(frozen=True, slots=True)
class _Attached:
    blocks: tuple[KnownBlock, ...]
    footnotes: tuple[KnownNote, ...]


def _plain(story: Story) -> str:
    return "\n\n".join(part.text for part in story.parts) + "\n"


def cases() -> list[Case]:
    """All of them."""
    recipe = Recipe(sections=2, paragraphs=3)
    out = {
        "e_en": Mail("en", recipe, ("EML body",)),
        "e_fr": Mail("fr", recipe, ("EML body",), charset="iso-8859-1"),
        "e_ru": Mail("ru", recipe, ("EML body",), encoding="base64", charset="koi8-r"),
        "e_ar": Mail("ar", recipe, ("EML body",), encoding="base64"),
        "e_en_html": Mail("en", recipe, ("EML body", "EML two forms"), html=True),
        "e_en_text": Mail("en", recipe, ("EML attachments",), attached=("minutes.txt",)),
        "e_es_docx": Mail("es", recipe, ("EML attachments", "footnotes"), html=True, attached=("informe.docx",)),
    }
    return [Case(f"{name}.eml", mail.build) for name, mail in out.items()]
