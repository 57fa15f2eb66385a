"""Known e-mails, with a story as the body and others as attachments, and an archive of documents."""

from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from eval.extraction.built import Build, Case
from eval.extraction.drawing import Drawn
from eval.extraction.page import Look
from eval.extraction.stock import Half
from eval.extraction.story import Recipe, Story, tell
from eval.extraction.truth import Truth
from eval.extraction.web import Web, article
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
        members = tuple(
            (name, self._attach(mail, name, half, f"{path.stem}-{n}")) for n, name in enumerate(self.attached)
        )
        # A boundary of chance would make every build another file.
        if mail.is_multipart():
            mail.set_boundary("=_known")
            for number, part in enumerate(part for part in mail.iter_parts() if part.is_multipart()):
                part.set_boundary(f"=_known{number}")
        path.write_bytes(mail.as_bytes())
        features = ("EML", *self.features)
        return Truth(self.language, "own e-mail", features, story.blocks(), story.notes(), members=members)

    def _attach(self, mail: EmailMessage, name: str, half: Half, seed: str) -> Truth:
        if name.endswith(".docx"):
            with TemporaryDirectory() as folder:
                file = Path(folder) / f"{seed}.docx"
                truth = Docx(self.language, replace(self.recipe, notes=0.4), ()).build(file, half)
                data = file.read_bytes()
            kind = "vnd.openxmlformats-officedocument.wordprocessingml.document"
            mail.add_attachment(data, maintype="application", subtype=kind, filename=name)
            return replace(truth, features=("EML attachments",))
        story = tell(self.language, half, seed, self.recipe)
        mail.add_attachment(_plain(story).encode(), maintype="text", subtype="plain", filename=name)
        return Truth(self.language, "own text", ("EML attachments",), story.blocks())


def _plain(story: Story) -> str:
    return "\n\n".join(part.text for part in story.parts) + "\n"


@dataclass(frozen=True, slots=True)
class Archive:
    """A ZIP archive of documents, by their names in it."""

    members: tuple[tuple[str, Build], ...]

    def build(self, path: Path, half: Half) -> Truth:
        """Write the archive at `path`."""
        truths: list[tuple[str, Truth]] = []
        with ZipFile(path, "w", ZIP_DEFLATED) as archive, TemporaryDirectory() as folder:
            for name, build in self.members:
                file = Path(folder) / f"{path.stem}-{Path(name).name}"
                truths.append((name, replace(build(file, half), features=("ZIP",))))
                archive.writestr(ZipInfo(name, (2020, 1, 1, 0, 0, 0)), file.read_bytes())
        return Truth("en", "own archive", ("ZIP",), (), members=tuple(truths))


def cases() -> list[Case]:
    """All of them."""
    recipe = Recipe(sections=2, paragraphs=3)
    out = {
        "e_en": Mail("en", recipe, ("EML body",)),
        "e_fr": Mail("fr", recipe, ("EML body",), charset="iso-8859-1"),
        "e_ru": Mail("ru", recipe, ("EML body",), encoding="base64", charset="koi8-r"),
        "e_ar": Mail("ar", recipe, ("EML body",), encoding="base64"),
        "e_en_html": Mail("en", recipe, ("EML body", "EML two forms"), html=True),
        "e_en_text": Mail("en", recipe, ("EML body",), attached=("minutes.txt",)),
        "e_es_docx": Mail("es", recipe, ("EML body",), html=True, attached=("informe.docx",)),
    }
    pdf = Drawn("en", replace(recipe, notes=0.4), Look(), ())
    archive = Archive((
        ("reports/report.pdf", pdf.build),
        ("reports/note.docx", Docx("fr", replace(recipe, notes=0.4), ()).build),
        ("page.html", Web("es", recipe, "semantic").build),
        ("mail.eml", Mail("en", recipe, ()).build),
    ))  # fmt: skip
    return [*(Case(f"{name}.eml", mail.build) for name, mail in out.items()), Case("z_mixed.zip", archive.build)]
