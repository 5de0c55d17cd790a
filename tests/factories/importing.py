import factory

from coproduction_star.map_it.models import Import, ImportFile, ImportRow, ImportState, RowState

from .journeys import OfProgramme
from .people import FAR, HOSTILE


class ImportFactory(OfProgramme):
    """A list that was looked through, with one row in it."""

    class Meta:
        model = Import
        skip_postgeneration_save = True

    name = f"projects {HOSTILE}.csv"
    state = ImportState.PREVIEW
    headings = ["Name", f"Status {HOSTILE}"]
    meanings = ["title", "status"]
    counts = {"bad": 1}
    delete_after = FAR

    @factory.post_generation
    def rows(self, create, given, **_more):
        ImportFile.objects.create(of=self, content=f"Name,Status\n{HOSTILE},soon\n".encode())
        ImportRow.objects.create(
            of=self,
            programme=self.programme,
            organisation=self.organisation,
            number=2,
            cells=[HOSTILE, "soon"],
            values={"title": HOSTILE},
            problems={"1": "Write one of: idea."},
            state=RowState.BAD,
        )
